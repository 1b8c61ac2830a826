import type { GoalState } from '../../../domain/goal/goal.ts';
import type { Direction, Unit } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, UserId } from '../../../domain/names.ts';
import type { Formats } from '../../format.ts';
import { excerpt, type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly change: ReturnType<typeof changes>;
  }
}

const FIELD = {
  title: 'Title',
  description: 'Why it matters',
  category: 'Category',
  serves: 'Objective',
  parent: 'Serves goal',
  weight: 'Weight',
  client: 'Client',
  direction: 'Direction',
  unit: 'Unit',
  baseline: 'Baseline',
  target: 'Target',
  bound: 'Bound',
  stretch: 'Stretch target',
  low: 'Lower bound',
  high: 'Upper bound',
  calculator: 'Value comes from',
  benchmark: 'Benchmark',
  cadence: 'Check-in cadence',
  milestones: 'Milestones',
  plan: 'Planned values',
  owner: 'Owner',
  reporter: 'Who reports the value',
  contributors: 'Contributors',
  visibility: 'Who sees it',
  due: 'Due date',
  state: 'State',
  outcome: 'Score',
};
/** What of a goal can change, as a reader sees it. */
export type ChangedField = keyof typeof FIELD;
const STATE: Record<GoalState, string> = {
  draft: 'draft',
  active: 'active',
  achieved: 'achieved',
  missed: 'missed',
  dropped: 'dropped',
};

/** Editing a goal, and what became of it over time. */
export function changes(format: Formats, word: ReturnType<typeof words>) {
  const values = (count: number) =>
    count === 1 ? 'The value so far stays' : `The ${format.number(count)} values stay`;
  return {
    edit: 'Edit',
    editLabel: (title: string) => `Edit ${title}`,
    title: 'Edit goal',
    reason: 'Why does it change?',
    reasonHint:
      'The history keeps it. Needed when the numbers, the direction, the unit, the due date, or the owner change after the first value.',
    saved: (title: string): Mrkdwn =>
      md`*${title}* is changed. To see what changed and when, type \`/goal show\`. What the channel has already seen stays as it is.`,
    which: md`Which goal do you want to edit?`,
    noneToEdit: md`There's no goal that you can edit. You can edit goals that you own, and your team's if you lead it.`,
    over: md`This goal is closed, so it can't be edited.`,
    field: FIELD,
    state: STATE,
    team: 'the team',
    private: 'private',
    none: 'none',
    /** One that the reader cannot see. */
    hiddenGoal: 'another goal',
    hiddenClient: 'another client',
    /** `Target: 90% → 95%` */
    fromTo: (field: ChangedField, was: Mrkdwn, now: Mrkdwn): Mrkdwn => md`${FIELD[field]}: ${was} → ${now}`,
    quoted: (text: string, max: number): Mrkdwn => md`“${excerpt(text, max)}”`,
    /** `3 March · @mara`, before what changed. */
    made: (by: UserId, on: LocalDate, today: LocalDate): Mrkdwn => md`${format.day(on, today)} · ${mention(by)}`,
    moreFields: (count: number): Mrkdwn =>
      count === 1 ? md`and 1 more field` : md`and ${format.number(count)} more fields`,
    heading: md`*Changes*`,
    more: (count: number): Mrkdwn =>
      count === 1 ? md`and 1 earlier change` : md`and ${format.number(count)} earlier changes`,
    all: 'All changes',
    meanwhile: (count: number): Mrkdwn =>
      count === 1
        ? md`:warning: *This goal changed while your form was open:*`
        : md`:warning: *This goal changed ${format.number(count)} times while your form was open:*`,
    earlierMeanwhile: (count: number): Mrkdwn => md`and ${format.number(count)} more`,
    kept: md`Nothing is saved yet. Fields you didn't touch show the new values, and what you typed stays. To save it, select *Save* again.`,
    contested: (fields: readonly string[]): Mrkdwn =>
      md`You changed the same: ${format.list(fields)}. If you save, yours counts.`,
    otherUnit: (
      amount: number,
      was: Unit,
      now: Unit,
      example: { readonly was: string; readonly now: string },
    ): Mrkdwn =>
      md`:warning: *The unit changes from ${word.unit(was)} to ${word.unit(now)}.* ${values(amount)} and nothing is converted: ${example.was} becomes ${example.now}.`,
    otherDirection: (amount: number, was: Direction, now: Direction): Mrkdwn =>
      md`:warning: *The direction changes from “${word.direction(was)}” to “${word.direction(now)}”.* ${values(amount)}. Goalpost computes progress, status, and forecast from them again.`,
    confirm: md`Nothing is saved yet. To go ahead, select *Save* again. If the values would mean something else, close this form and set a new goal with \`/goal new\`.`,
  };
}
