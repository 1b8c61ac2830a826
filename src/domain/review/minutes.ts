import type { Goal } from '../goal/goal.ts';
import { isPrivate } from '../goal/people.ts';
import type { LocalDate } from '../names.ts';
import type { NameOf } from '../progress/standing.ts';
import type { Board, BoardItem } from './board.ts';
import { type DecisionDetail, detailOf, reasonOf } from './decision-detail.ts';
import type { MinutesRow } from './notices.ts';
import type { Review } from './review.ts';
import type { StoryLine } from './story.ts';

/** In characters as Slack counts them, of all rows of a part: with the heading within the 4,000 of a message's text. */
const ROOM = 3000;
/** Of a text in one row. */
const TEXT_ROOM = 1200;
/** What a row has beside the texts that people wrote: its marks and its label. */
const AROUND = 24;
/** What is told of a change or of a reason, in numbers, dates and words of the catalogue. */
const PHRASE = 90;

/** What the minutes of a review hold for one team. */
export interface Minutes {
  readonly rows: readonly MinutesRow[];
  readonly decided: number;
  readonly left: number;
}

/** By what minutes are written. */
export interface MinutesView {
  readonly goals: readonly Goal[];
  readonly nameOf: NameOf;
  readonly today: LocalDate;
  /** What the period came to, at the turn of a quarter or year. */
  readonly story?: readonly StoryLine[];
  readonly objectives?: Review['objectives'];
}

/** What the period came to, what was decided, what was left open, and what went well, goal by goal. Private goals are no part of it. */
export function minutesOf(board: Board, view: MinutesView): Minutes {
  const { goals, nameOf, today, story = [], objectives = [] } = view;
  const known = new Map(goals.filter((goal) => !isPrivate(goal)).map((goal) => [goal.id, goal]));
  const isPublic = ({ goal }: BoardItem) => known.has(goal);
  const [decided, left, well] = [board.decided, board.needsDecision, board.wentWell].map((items) =>
    items.filter(isPublic),
  ) as [BoardItem[], BoardItem[], BoardItem[]];
  const heading = (part: Extract<MinutesRow, { row: 'heading' }>['part'], items: readonly unknown[]): MinutesRow[] =>
    items.length === 0 ? [] : [{ row: 'heading', part }];
  const named = ({ standing: { title, ownerName } }: BoardItem) => ({ title, ownerName });
  return {
    decided: decided.length,
    left: left.length,
    rows: [
      ...heading('story', story),
      ...story.map((line): MinutesRow => ({ row: 'story', line })),
      ...heading('decided', decided),
      ...decided.flatMap((item): MinutesRow[] => {
        const goal = known.get(item.goal);
        return goal === undefined ? [] : [{ row: 'goal', ...named(item) }, ...rowsOf(item, goal, view)];
      }),
      ...heading('objectives', objectives),
      ...objectives.flatMap((one) => objectiveRows(one, nameOf)),
      ...heading('left', left),
      ...left.map((item) => leftRow(item, today)),
      ...heading('well', well),
      ...well.map((item): MinutesRow => ({ row: 'well', ...named(item) })),
    ],
  };
}

function leftRow({ standing, reasons }: BoardItem, asOf: LocalDate): MinutesRow {
  const { title, ownerName, status } = standing;
  return { row: 'left', title, ownerName, reasons, asOf, ...(status && { status }) };
}

function objectiveRows(
  { was, now, by, reason }: NonNullable<Review['objectives']>[number],
  nameOf: NameOf,
): MinutesRow[] {
  const words = { ...(was !== undefined && { was }), ...(now !== undefined && { now }) };
  return [{ row: 'objective', ...words, byName: nameOf(by) }, ...textRows('reason', reason)];
}

function rowsOf({ decisions, meanwhile }: BoardItem, goal: Goal, { goals, nameOf }: MinutesView): MinutesRow[] {
  const shared = goals.filter((one) => !isPrivate(one));
  return [
    ...decisions.flatMap((decision): MinutesRow[] => {
      const detail = detailOf(decision, goal, shared);
      const person = personOf(detail);
      return [
        { row: 'decision', detail, byName: nameOf(decision.by), ...(person && { personName: nameOf(person) }) },
        ...textsOf(detail, reasonOf(decision, goal)),
      ];
    }),
    ...(meanwhile > 0 ? [{ row: 'meanwhile' as const, count: meanwhile }] : []),
  ];
}

/** Whom a decision names beside who made it. */
export function personOf(detail: DecisionDetail): string | undefined {
  if (detail.what === 'planned') return detail.owner;
  return detail.what === 'asked' || detail.what === 'transferred' ? detail.to : undefined;
}

function textsOf(detail: DecisionDetail, reason: string | undefined): MinutesRow[] {
  return [
    ...textRows('reason', reason),
    ...(detail.what === 'closed' || detail.what === 'carried-over' ? textRows('learned', detail.learned) : []),
    ...(detail.what === 'asked'
      ? [...textRows('question', detail.question), ...textRows('answer', detail.answer)]
      : []),
  ];
}

function textRows(of: Extract<MinutesRow, { row: 'text' }>['of'], text: string | undefined): MinutesRow[] {
  if (text === undefined) return [];
  return piecesOf(text, TEXT_ROOM).map((piece, part) => ({ row: 'text', of, text: piece, part }));
}

/** Rows in as many parts as fit into a message each, in their order. A part never ends with a heading. */
export function partsOf(rows: readonly MinutesRow[]): readonly (readonly MinutesRow[])[] {
  const parts: MinutesRow[][] = [];
  let used = ROOM;
  for (const row of rows) {
    const cost = costOf(row);
    const last = parts.at(-1);
    if (last !== undefined && used + cost <= ROOM) {
      last.push(row);
      used += cost;
      continue;
    }
    const carried = trailingHeads(last);
    parts.push([...carried, row]);
    used = [...carried, row].reduce((sum, one) => sum + costOf(one), 0);
  }
  return parts.length === 0 ? [[]] : parts;
}

/** Takes what stands above a row that went to the next part off the part before. */
function trailingHeads(part: MinutesRow[] | undefined): MinutesRow[] {
  const heads: MinutesRow[] = [];
  while (part !== undefined && part.length > 1 && isHead(part.at(-1))) heads.unshift(part.pop() as MinutesRow);
  return heads;
}

function isHead(row: MinutesRow | undefined): boolean {
  return row?.row === 'heading' || row?.row === 'goal';
}

/** What a row takes in a message at the most. */
function costOf(row: MinutesRow): number {
  const texts = Object.values(row).filter((value) => typeof value === 'string');
  const own = texts.reduce((sum, text) => sum + lengthInSlack(text), AROUND);
  if (row.row === 'left') return own + row.reasons.length * PHRASE;
  if (row.row === 'story') return own + storyCost(row.line);
  return row.row === 'decision' ? own + detailCost(row.detail) : own;
}

/** Questions, answers and what was learned have rows of their own. */
function detailCost(detail: DecisionDetail): number {
  if (detail.what === 'adjusted') return PHRASE * (detail.marks.length + 1);
  if (detail.what === 'carried-over') return 2 * PHRASE;
  return PHRASE + (detail.what === 'planned' ? lengthInSlack(detail.text) : 0);
}

function storyCost(line: StoryLine): number {
  const titles = line.of === 'achieved' ? line.titles : line.of === 'move' ? [line.title] : [];
  return titles.reduce((sum, title) => sum + lengthInSlack(title), PHRASE);
}

/** How long a text is once Slack's three control characters are escaped. */
function lengthInSlack(text: string): number {
  return text.length + 4 * (text.match(/[&<>]/g)?.length ?? 0);
}

/** A text in pieces of so many characters at the most as Slack counts them; a piece ends behind a word where it can. */
export function piecesOf(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (lengthInSlack(rest) > max) {
    const end = endWithin(rest, max);
    const space = Math.max(rest.lastIndexOf(' ', end - 1), rest.lastIndexOf('\n', end - 1));
    const cut = space > 0 ? space + 1 : end;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** The last place at which a text may be cut so that what is before it fits; never within a character. */
function endWithin(text: string, max: number): number {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += lengthInSlack(character);
    if (used > max) break;
    end += character.length;
  }
  return Math.max(end, 1);
}
