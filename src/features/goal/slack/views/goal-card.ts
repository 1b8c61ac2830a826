import type { KnownBlock } from '@slack/types';
import type { Client } from '../../../../domain/client/client.ts';
import { isDraft } from '../../../../domain/goal/drafts.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { goalCode } from '../../../../domain/goal/goal-code.ts';
import { isPrivate } from '../../../../domain/goal/people.ts';
import { isJourney } from '../../../../domain/kpi/kpi.ts';
import type { CheckInId, ClientId, GoalId, LocalDate } from '../../../../domain/names.ts';
import type { GoalStory, HistoryEntry } from '../../../../domain/report/goal-story.ts';
import type { KpiStory } from '../../../../domain/report/kpi-report.ts';
import type { Objective } from '../../../../domain/report/objective.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { atMost, button, context, divider, LIMITS, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { DESCRIPTION_EXCERPT, EXCERPT } from '../../../../text/shared/excerpts.ts';
import { actionsOfGoal } from './goal-actions.ts';
import { changesOf, milestonesText } from './goal-changes.ts';
import { draftBlocks } from './goal-draft.ts';
import { outcomeText } from './goal-ending.ts';
import { MAX_BLOCKERS, MAX_FEEDBACK, MAX_HELPS_SHOWN } from './goal-excerpts.ts';
import { goalHeading, goalSummary, peopleOf } from './goal-list.ts';
import { objectiveText } from './goal-objective.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** Which check-in a button corrects. */
export const correctionButton = idsCodec('goal', 'checkIn');

/** What the card of a goal shows. */
export interface GoalCard {
  readonly goal: Goal;
  readonly story: GoalStory;
  /** The end of the day as of which it is told; absent for now. */
  readonly asOf?: LocalDate;
  readonly correctable: ReadonlySet<CheckInId>;
  /** Absent where nothing is known of its KPI beside it. */
  readonly kpi?: KpiStory;
  /** Of the goals that it serves and served, where the person may see them. */
  readonly titles?: ReadonlyMap<GoalId, string>;
  /** Of the clients that it names. */
  readonly clients?: ReadonlyMap<ClientId, Pick<Client, 'name' | 'code'>>;
  readonly objective?: Objective;
  /** The trend of its values; absent where there is none to show. */
  readonly trend?: readonly KnownBlock[];
  /** Whether the person may decide about what was proposed. */
  readonly mayEdit?: boolean;
}

/**
 * One goal: how it stands and why, where it leads, what is in the way, and its last values with every correction.
 *
 * @param footer what stands below it
 */
export function goalCard(
  { goal, story, asOf, correctable, kpi, titles, clients, objective, mayEdit, trend = [] }: GoalCard,
  t: Texts,
  footer: readonly KnownBlock[] = [],
): Message {
  const state = t.list.state(goal.state);
  const head = lines([
    asOf === undefined ? undefined : t.history.asOf(asOf),
    headOf(goal, story, t),
    state === undefined ? undefined : md`*${state}*`,
  ]);
  const { asOf: today } = story.standing;
  const client = clients?.get(goal.client ?? '');
  const plan = lines([
    client && t.clients.ofGoal(client),
    planOf(goal, today, t, titles?.get(goal.parent ?? '')),
    kpi && kpiText(kpi, goal, t),
  ]);
  const outlook = outcomeText(goal, today, t) ?? outlookOf(goal, story, asOf === undefined ? 'now' : 'then', t);
  const blockers = blockersOf(story, t);
  const planned = actionsOfGoal(goal, today, t);
  const feedback = feedbackOf(goal, t);
  const helps = helpsOf(goal, t);
  const changes = changesOf(story, { goal, today, titles, clients }, t);
  const more = story.more > 0 ? t.history.more(story.more) : undefined;
  return messageOf([
    section(head),
    context(plan),
    ...trend,
    ...(outlook.mrkdwn === '' ? [] : [section(outlook)]),
    ...(blockers.mrkdwn === '' ? [] : [section(blockers)]),
    ...(objective ? [section(objectiveText(objective, t))] : []),
    ...(planned ? [section(planned)] : []),
    ...draftBlocks({ goal, today, mayDecide: mayEdit }, t),
    ...(story.entries.length > 0 ? [divider()] : []),
    ...story.entries.map((one) => entryRow(one, { goal, today, correctable }, t)),
    ...(more ? [context(more)] : []),
    ...[changes, feedback, helps].flatMap((part) => (part ? [divider(), section(part)] : [])),
    ...footer,
  ]);
}

/** Of a draft nobody expects a value yet. */
function headOf(goal: Goal, { standing }: GoalStory, t: Texts): Mrkdwn {
  const code = t.list.code(goalCode(goal.id));
  if (!isDraft(goal)) return goalSummary(standing, t, code);
  return lines([goalHeading(standing, peopleOf(standing, t), t), code], ' · ');
}

function planOf(goal: Goal, today: LocalDate, t: Texts, parent: string | undefined): Mrkdwn {
  const { kpi, benchmark, plan = [], contributors = [] } = goal;
  const value = (amount: number) => t.format.mark(amount, kpi.unit);
  const milestones = milestonesText(goal.milestones, kpi.unit, t);
  const stretch = isJourney(kpi) && kpi.stretch !== undefined ? value(kpi.stretch) : '';
  const steps = plan.map((step) => t.history.planned(step.by, step.value, kpi.unit, today));
  return lines([
    md`${t.word.category(goal.category)} · ${t.word.direction(kpi.direction)} · ${t.format.aim(kpi)}`,
    milestones === '' ? undefined : md`${t.command.milestones}: ${milestones}`,
    stretch === '' ? undefined : md`${t.goalForm.stretch}: ${stretch}`,
    steps.length === 0 ? undefined : t.history.plan(steps),
    benchmark && t.history.benchmark(benchmark, kpi.unit),
    parent === undefined ? undefined : t.objective.parent(parent, goal.weight),
    goal.serves === undefined ? undefined : t.history.serves(goal.serves),
    contributors.length === 0 ? undefined : t.history.contributors(contributors),
    isPrivate(goal) ? md`${t.history.private}` : undefined,
    goal.description === undefined ? undefined : excerpt(goal.description, DESCRIPTION_EXCERPT),
  ]);
}

function kpiText({ before, alsoFor }: KpiStory, { kpi: { unit } }: Goal, t: Texts): Mrkdwn | undefined {
  const [first, last] = [before[0], before.at(-1)];
  const parts = [
    first && last && t.kpis.before(first, last, before.length, unit),
    alsoFor.length === 0 ? undefined : t.kpis.alsoFor(alsoFor.map(({ title }) => title)),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : lines(parts);
}

/** The suggested status with its reason, where the trend leads, and the streak. The reason may hold the forecast already. */
function outlookOf(
  goal: Goal,
  { assessment, forecast, streak, standing }: GoalStory,
  by: 'now' | 'then',
  t: Texts,
): Mrkdwn {
  const { kpi } = goal;
  const due = { on: goal.due, today: standing.asOf };
  // That there is no value yet stands in the head already.
  if (assessment === undefined) return md``;
  const { status, reason } = assessment;
  const sentence = 'forecast' in reason ? undefined : t.pace.forecast(forecast, kpi, due);
  return lines([
    standing.ended === undefined
      ? t.history.suggested(status, t.pace.reason(reason, kpi, due, by))
      : md`${t.pace.reason(reason, kpi, due, by)}`,
    standing.agedStatus && t.history.agedStatus(standing.agedStatus.status, standing.agedStatus.on, standing.asOf),
    standing.status === undefined || standing.status === status
      ? undefined
      : t.history.statusSetByPerson(standing.status),
    sentence === undefined ? undefined : md`${sentence}`,
    streak === undefined || streak === 0 ? undefined : t.history.streak(streak, kpi),
  ]);
}

function blockersOf({ blockers, standing }: GoalStory, t: Texts): Mrkdwn {
  const { shown, left } = atMost(blockers, MAX_BLOCKERS);
  return lines([
    ...shown.map((blocker) => t.history.blocker(blocker, standing.asOf)),
    left > 0 ? t.report.more(left) : undefined,
  ]);
}

function feedbackOf({ feedback = [] }: Goal, t: Texts): Mrkdwn | undefined {
  const { shown, left } = atMost(feedback.toReversed(), MAX_FEEDBACK);
  if (shown.length === 0) return undefined;
  return lines([t.feedback.heading, ...shown.map(t.feedback.line), left > 0 ? t.feedback.more(left) : undefined]);
}

/** Who was asked for help, and what they answered, the last one first. */
function helpsOf({ helps = [] }: Goal, t: Texts): Mrkdwn | undefined {
  const { shown, left } = atMost(helps.toReversed(), MAX_HELPS_SHOWN);
  if (shown.length === 0) return undefined;
  const more = left > 0 ? t.report.more(left) : undefined;
  return lines([t.review.helpHeading, ...shown.map((one) => t.review.help(one, EXCERPT)), more]);
}

function entryText(one: HistoryEntry, { kpi, owner }: Goal, today: LocalDate, t: Texts): Mrkdwn {
  const { inputs } = one.checkIn;
  return t.history.entry(one, { owner, kpi, today, inputs: inputs && t.calculator.inputs(inputs, kpi.unit) });
}

function entryRow(
  entry: HistoryEntry,
  { goal, today, correctable }: Pick<GoalCard, 'goal' | 'correctable'> & { readonly today: LocalDate },
  t: Texts,
): KnownBlock {
  const { checkIn, on, value } = entry;
  const text = entryText(entry, goal, today, t);
  if (!correctable.has(checkIn.id)) return section(text);
  const label = t.history.correctLabel(t.format.of(value, goal.kpi), on, today);
  return section(text, {
    ...button(t.history.correct, GOAL_ACTIONS.correct, correctionButton.encode({ goal: goal.id, checkIn: checkIn.id })),
    accessibility_label: label.slice(0, LIMITS.buttonText),
  });
}
