import type { ModalView } from '@slack/types';
import z from 'zod';
import type { Client } from '../../../../domain/client/client.ts';
import type { Decisions, Goal, GoalChange, Milestone } from '../../../../domain/goal/goal.ts';
import { isJourney, type Kpi } from '../../../../domain/kpi/kpi.ts';
import { sameUnit } from '../../../../domain/kpi/unit.ts';
import type { ClientId, GoalId, LocalDate } from '../../../../domain/names.ts';
import type { DatedChange } from '../../../../domain/report/goal-story.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { fitting, modalTitle, section } from '../../../../slack/views/blocks.ts';
import { pageButtons } from '../../../../slack/views/pages.ts';
import type { ChangedField } from '../../../../text/en/goal/changes.ts';
import type { Texts } from '../../../../text/index.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** A page of the changes of a goal, the newest first: the first one of it. */
export const changesPage = jsonCodec(z.object({ goal: z.string(), from: z.number().int().min(0) }));

/** A modal holds a hundred blocks, and a page is to be read. */
const MAX_ON_PAGE = 20;
/** Of each side of a longer text that changed. */
const MAX_TEXT_LENGTH = 80;
const MAX_MILESTONES_LENGTH = 300;
/** Of a change on the card and on the page of all: three share a section there, each has one here. */
const ROOM_ON_CARD = 500;
const ROOM_ON_PAGE = 1800;
const MARKS = ['baseline', 'target', 'stretch', 'low', 'high'] as const;

interface About {
  /** As it is now. */
  readonly goal: Pick<Goal, 'kpi'>;
  readonly today: LocalDate;
  /** Of goals that changes name, where the person may see them. */
  readonly titles?: ReadonlyMap<GoalId, string> | undefined;
  /** Of clients that changes name. */
  readonly clients?: ReadonlyMap<ClientId, Pick<Client, 'name' | 'code'>> | undefined;
  /** For what changed, in characters; a third as much for why. What does not fit is counted. */
  readonly room: number;
}

/** One change: when, by whom, from what to what, and why. */
export function changeLine({ change, on }: DatedChange, about: About, t: Texts): Mrkdwn {
  const { today, room } = about;
  const parts = partsOf(change, about, t);
  const { shown, left } = fitting(parts, room, parts.length);
  const all = left > 0 ? [...shown, t.change.moreFields(left)] : shown;
  const why = change.reason === undefined ? undefined : t.change.quoted(change.reason, Math.floor(room / 3));
  return lines([t.change.made(change.by, on, today), ...all, why], ' · ');
}

/** The changes told on the card, and how many there were before them; undefined where there is none. */
export function changesOf(
  { changes, moreChanges }: { readonly changes: readonly DatedChange[]; readonly moreChanges: number },
  about: Omit<About, 'room'>,
  t: Texts,
): Mrkdwn | undefined {
  if (changes.length === 0) return undefined;
  return lines([
    t.change.heading,
    ...changes.map((one) => changeLine(one, { ...about, room: ROOM_ON_CARD }, t)),
    moreChanges > 0 ? t.change.more(moreChanges) : undefined,
  ]);
}

/** All changes of a goal, the newest first, page by page. */
export function changesModal(
  {
    goal,
    changes,
    today,
    titles,
    clients,
  }: Omit<About, 'room' | 'goal'> & { readonly goal: Goal; readonly changes: readonly DatedChange[] },
  from: number,
  t: Texts,
): ModalView {
  const first = from < changes.length ? from : 0;
  const shown = changes.slice(first, first + MAX_ON_PAGE);
  const pages = {
    back: GOAL_ACTIONS.changesBack,
    on: GOAL_ACTIONS.changesOn,
    value: (of: number) => changesPage.encode({ goal: goal.id, from: of }),
  };
  return {
    type: 'modal',
    title: modalTitle(t.change.all),
    close: modalTitle(t.word.close),
    blocks: [
      section(md`*${goal.title}*`),
      ...shown.map((one) => section(changeLine(one, { goal, today, titles, clients, room: ROOM_ON_PAGE }, t))),
      ...pageButtons(first, { count: changes.length, max: MAX_ON_PAGE }, pages, t),
    ],
  };
}

/** What changed, field by field; numbers in the unit that they had. */
function partsOf({ was, now }: GoalChange, { goal, today, titles, clients }: Omit<About, 'room'>, t: Texts): Mrkdwn[] {
  const kpis = { was: was.kpi ?? now.kpi ?? goal.kpi, now: now.kpi ?? goal.kpi };
  const shown = {
    was: shownOf(was, kpis.was, { today, titles, clients }, t),
    now: shownOf(now, kpis.now, { today, titles, clients }, t),
  };
  const none = md`${t.change.none}`;
  const fields = Object.keys(shown.now).filter((field): field is keyof typeof shown.now => field in now);
  const plain = fields.map((field) => t.change.fromTo(field, shown.was[field] ?? none, shown.now[field] ?? none));
  return [...plain, ...(was.kpi && now.kpi ? kpiParts(was.kpi, now.kpi, t) : [])];
}

type Shown = Readonly<Partial<Record<Exclude<ChangedField & keyof Decisions, 'kpi'>, Mrkdwn | undefined>>>;

function shownOf(
  decisions: Decisions,
  { unit }: Kpi,
  { today, titles, clients }: Pick<About, 'today' | 'titles' | 'clients'>,
  t: Texts,
): Shown {
  const { title, description, category, serves, calculator, benchmark, cadence, milestones, plan } = decisions;
  const { due, state, outcome, visibility } = decisions;
  const quoted = (text: string) => t.change.quoted(text, MAX_TEXT_LENGTH);
  const steps = plan?.map(({ by, value }) => t.history.planned(by, value, unit, today)) ?? [];
  const goals = milestones ?? [];
  return {
    title: title ? quoted(title) : undefined,
    description: description ? quoted(description) : undefined,
    category: category ? md`${t.word.category(category)}` : undefined,
    serves: serves ? quoted(serves) : undefined,
    ...placeShown(decisions, titles, t),
    client: clientShown(decisions, clients, t),
    calculator: md`${calculator ? t.template.calculator(calculator) : t.goalForm.typedIn}`,
    benchmark: benchmark ? md`${t.format.mark(benchmark.value, unit)}` : undefined,
    cadence: md`${cadence ? t.template.cadence(cadence) : t.template.teamCadence}`,
    milestones: goals.length > 0 ? excerpt(milestonesText(goals, unit, t), MAX_MILESTONES_LENGTH) : undefined,
    plan: steps.length > 0 ? md`${t.format.list(steps)}` : undefined,
    ...peopleShown(decisions, t),
    visibility: md`${visibility ? t.change.private : t.change.team}`,
    due: due ? md`${t.format.day(due, today)}` : undefined,
    state: state ? md`${t.change.state[state]}` : undefined,
    outcome: outcome ? md`${t.format.score(outcome.score)}` : undefined,
  };
}

function placeShown(
  { parent, weight }: Decisions,
  titles: About['titles'],
  t: Texts,
): Pick<Shown, 'parent' | 'weight'> {
  const title = parent ? titles?.get(parent) : undefined;
  const named = title === undefined ? md`${t.change.hiddenGoal}` : t.change.quoted(title, MAX_TEXT_LENGTH);
  return {
    parent: parent ? named : undefined,
    weight: weight ? md`${t.format.mark(weight, { kind: 'percent' })}` : undefined,
  };
}

function clientShown({ client }: Decisions, clients: About['clients'], t: Texts): Mrkdwn | undefined {
  const found = client ? clients?.get(client) : undefined;
  if (found !== undefined) return t.clients.named(found);
  return client ? md`${t.change.hiddenClient}` : undefined;
}

function peopleShown(
  { owner, reporter, contributors }: Decisions,
  { history: { person } }: Texts,
): Pick<Shown, 'owner' | 'reporter' | 'contributors'> {
  return {
    owner: owner ? person(owner) : undefined,
    reporter: reporter ? person(reporter) : undefined,
    contributors: contributors ? lines(contributors.map(person), ', ') : undefined,
  };
}

/** `82%, 83% (first pilot)` */
export function milestonesText(milestones: readonly Milestone[], unit: Kpi['unit'], t: Texts): string {
  const one = ({ value, title }: Milestone) =>
    title === undefined ? t.format.mark(value, unit) : `${t.format.mark(value, unit)} (${title})`;
  return milestones.map(one).join(', ');
}

function kpiParts(was: Kpi, now: Kpi, t: Texts): Mrkdwn[] {
  const { change, word, format } = t;
  const numbers: { readonly [Side in 'was' | 'now']: Readonly<Record<string, unknown>> } = {
    was: { ...was },
    now: { ...now },
  };
  const shown = (value: unknown, { unit }: Kpi) =>
    md`${typeof value === 'number' ? format.mark(value, unit) : change.none}`;
  const target = isJourney(now) ? 'target' : 'bound';
  return [
    ...(was.direction === now.direction
      ? []
      : [change.fromTo('direction', md`${word.direction(was.direction)}`, md`${word.direction(now.direction)}`)]),
    ...(sameUnit(was.unit, now.unit)
      ? []
      : [change.fromTo('unit', md`${word.unit(was.unit)}`, md`${word.unit(now.unit)}`)]),
    ...MARKS.filter((mark) => numbers.was[mark] !== numbers.now[mark]).map((mark) =>
      change.fromTo(mark === 'target' ? target : mark, shown(numbers.was[mark], was), shown(numbers.now[mark], now)),
    ),
  ];
}
