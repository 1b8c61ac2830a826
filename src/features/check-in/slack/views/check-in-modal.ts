import type { KnownBlock, ModalView } from '@slack/types';
import type { FieldValues, SavedTime } from '../../../../domain/check-in/form-draft.ts';
import type { Question } from '../../../../domain/check-in/typo-guard.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import type { GoalId, LocalDate, RoundId } from '../../../../domain/names.ts';
import type { DueItem } from '../../../../domain/round/due-items.ts';
import { context, divider, LIMITS, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { type CheckInContext, contextText } from './check-in-context.ts';
import { type GoalPart, goalForm } from './check-in-goal.ts';
import { draftNote } from './draft-note.ts';
import { CHECK_IN_VIEWS } from './ids.ts';

export type { CheckInContext } from './check-in-context.ts';

/** Up to so many goals are asked everything at once; of more each is short, with a button for the rest. */
const ALL_ASKED = 3;
/** Goals of a page, and its blocks before anything is opened further: room is left for that. */
const MAX_GOALS = 12;
const PAGE_BLOCKS = 66;
/** Of the 250 KB that a view may have (docs.slack.dev, views.open). */
const MAX_BYTES = 230_000;
/** What stands around the goals at the most: what is in doubt, a line on the draft, its button, the page, what was volunteered or said, no room. */
const AROUND = 6;

export interface CheckInForm {
  /** What this page and those after it are about. */
  readonly items: readonly DueItem[];
  readonly quarterly: boolean;
  readonly annual?: boolean;
  /** Nobody asked. */
  readonly volunteered: boolean;
  readonly today: LocalDate;
  /** That in which the person writes numbers; absent where it is not known. */
  readonly writesIn?: string | undefined;
  /** How many goals this page has where it stands already. */
  readonly most?: number;
  /** Goals of earlier pages. */
  readonly before?: number;
  readonly expanded?: readonly GoalId[];
  /** What stands in the fields: of a draft, or typed so far. */
  readonly typed?: FieldValues;
  /** When the draft was kept that the fields are filled with. */
  readonly draftSavedAt?: SavedTime;
  readonly doubts?: readonly { readonly goal: GoalId; readonly value: number; readonly doubt: Question }[];
  readonly asked?: Readonly<Record<GoalId, number>>;
  readonly fresh?: number;
  readonly since?: string;
  /** It is the respondent's form of this round. */
  readonly ofRound?: RoundId;
}

/** One modal with a form for each goal, in pages where there are many. A goal without a value is left for later. */
export function checkInModal(form: CheckInForm, t: Texts): ModalView {
  const view = modalOf(form, t);
  const bytes = new TextEncoder().encode(JSON.stringify(view)).length;
  // Slack itself keeps what was typed as long as the fields stay: what is too long to be sent is left to that.
  return bytes <= MAX_BYTES ? view : modalOf({ ...form, typed: {} }, t);
}

function modalOf(form: CheckInForm, t: Texts): ModalView {
  const { items, draftSavedAt, volunteered, before = 0 } = form;
  const draw = drawing(t);
  const { parts, divided } = pageOf(form, draw);
  const rest = items.slice(parts.length).map(({ goal }) => goal.id);
  const isPaged = before > 0 || rest.length > 0;
  const doubtful = parts.filter(({ doubt }) => doubt !== undefined);
  const entries = parts.map(({ goal }, index) => entryOf(goal, items[index]));
  return {
    type: 'modal',
    callback_id: CHECK_IN_VIEWS.checkIn,
    notify_on_close: true,
    title: modalTitle(t.checkInForm.title),
    submit: modalTitle(submitText(rest.length > 0, doubtful.length > 0, t)),
    close: modalTitle(t.word.cancel),
    private_metadata: contextText(contextOf(form, entries, rest)),
    blocks: [
      ...(doubtful.length > 0 ? [section(t.checkIn.doubtful(doubtful.map(({ goal }) => goal.title)))] : []),
      ...(volunteered ? [context(t.checkInForm.nothingDue)] : []),
      ...(entries.some(({ corrects }) => corrects !== undefined) ? [context(t.checkIn.yourAnswers)] : []),
      ...(isPaged ? [context(t.checkIn.page(before + 1, before + parts.length, before + items.length))] : []),
      ...(draftSavedAt ? draftNote(draftSavedAt, t) : []),
      ...parts.flatMap((part, index): KnownBlock[] => [...(index > 0 && divided ? [divider()] : []), ...draw(part)]),
      ...(parts.some(({ extent }) => extent === 'full-up') ? [context(t.checkIn.noRoom)] : []),
    ],
  };
}

/** The button is always in sight: it says, too, that the form was not taken as it is. */
function submitText(hasNext: boolean, isDoubted: boolean, t: Texts): string {
  if (isDoubted) return hasNext ? t.checkIn.nextAnyway : t.checkIn.submitAnyway;
  return hasNext ? t.checkIn.next : t.checkInForm.submit;
}

function contextOf(
  { quarterly, annual, volunteered, before, expanded, asked, fresh, since, ofRound }: CheckInForm,
  entries: CheckInContext['entries'],
  rest: readonly GoalId[],
): CheckInContext {
  return {
    entries,
    isPage: true,
    quarterly,
    ...(annual && { annual }),
    ...(volunteered && { volunteered }),
    ...(before && { before }),
    ...(rest.length > 0 && { rest }),
    ...(expanded && expanded.length > 0 && { expanded }),
    ...(asked && Object.keys(asked).length > 0 && { asked }),
    ...(fresh && { fresh }),
    ...(since !== undefined && { since }),
    ...(ofRound && { ofRound }),
  };
}

function entryOf(
  { id, calculator }: Goal,
  { round, corrects }: Partial<DueItem> = {},
): CheckInContext['entries'][number] {
  return {
    goal: id,
    ...(round !== undefined && { round }),
    ...(calculator !== undefined && { calculator }),
    ...(corrects !== undefined && { corrects }),
  };
}

type Draw = (part: GoalPart) => readonly KnownBlock[];

/** Each goal of a page is drawn once to an extent, however often its blocks are counted: its forecast is not cheap. */
function drawing(t: Texts): Draw {
  const rendered = new Map<string, readonly KnownBlock[]>();
  return (part) => {
    const key = `${part.goal.id} ${part.extent}`;
    const blocks = rendered.get(key) ?? goalForm(part, t);
    rendered.set(key, blocks);
    return blocks;
  };
}

/** The goals that fit on the page, how much is asked of each, and whether there is room for a line between them. */
function pageOf(form: CheckInForm, draw: Draw): { parts: GoalPart[]; divided: boolean } {
  const {
    items,
    quarterly,
    annual = false,
    today,
    writesIn,
    typed = {},
    doubts = [],
    fresh = 0,
    before = 0,
    expanded = [],
  } = form;
  const { most = MAX_GOALS } = form;
  const askAll = items.length + before <= ALL_ASKED;
  const shown: GoalPart[] = [];
  let blocks = AROUND;
  for (const { goal, corrects } of items.slice(0, Math.min(most, MAX_GOALS))) {
    const found = doubts.find((one) => one.goal === goal.id);
    const doubt = found && { doubt: { ...found.doubt, value: found.value } };
    const answered = corrects !== undefined;
    const about = { goal, quarterly, annual, today, writesIn, volunteered: form.volunteered, answered, typed, fresh };
    const plans = !askAll || items.length + before === 1;
    const part: GoalPart = { ...about, ...doubt, plans, extent: askAll ? 'all' : 'short' };
    // A doubt comes in later, and must not push the last goal off its page.
    blocks += draw(part).length + (doubt ? 0 : 1);
    if (!askAll && shown.length > 0 && blocks > PAGE_BLOCKS + MAX_GOALS) break;
    shown.push(part);
  }
  if (askAll) return { parts: shown, divided: true };
  const withLines = blocks + shown.length - 1;
  const divided = withLines <= PAGE_BLOCKS;
  return { parts: withOpened(shown, expanded, divided ? withLines : blocks, draw), divided };
}

/** Opens those that were asked for, in the order in which that was, as long as there is room. */
function withOpened(parts: readonly GoalPart[], expanded: readonly GoalId[], blocks: number, draw: Draw): GoalPart[] {
  let used = blocks;
  const opened = new Set<GoalId>();
  for (const id of expanded) {
    const part = parts.find(({ goal }) => goal.id === id);
    if (part === undefined) continue;
    used += growth(part, draw);
    if (used <= LIMITS.blocksInView) opened.add(id);
  }
  return parts.map((part) => {
    if (opened.has(part.goal.id)) return { ...part, extent: 'all' };
    return used + growth(part, draw) <= LIMITS.blocksInView ? part : { ...part, extent: 'full-up' };
  });
}

function growth(part: GoalPart, draw: Draw): number {
  return draw({ ...part, extent: 'all' }).length - draw(part).length;
}
