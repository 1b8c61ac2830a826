import type { KnownBlock } from '@slack/types';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { goalCode } from '../../../../domain/goal/goal-code.ts';
import { isJourney } from '../../../../domain/kpi/kpi.ts';
import type { CheckInId, LocalDate } from '../../../../domain/names.ts';
import type { GoalStory, HistoryEntry } from '../../../../domain/report/goal-story.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { atMost, button, context, divider, fallback, LIMITS, section } from '../../../../slack/views/blocks.ts';
import type { Message } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { outcomeText } from './goal-ending.ts';
import { goalSummary } from './goal-list.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** Which check-in a button corrects. */
export const correctionButton = idsCodec('goal', 'checkIn');

const MAX_DESCRIPTION_LENGTH = 600;
const MAX_BLOCKERS = 5;
/** The newest; `/goal show` is for the course of things. */
const MAX_FEEDBACK = 3;

/** What the card of a goal shows. */
export interface GoalCard {
  readonly goal: Goal;
  readonly story: GoalStory;
  /** The end of the day as of which it is told; absent for now. */
  readonly asOf?: LocalDate;
  readonly correctable: ReadonlySet<CheckInId>;
}

/** One goal: how it stands and why, where it leads, what is in the way, and its last values with every correction. */
export function goalCard({ goal, story, asOf, correctable }: GoalCard, t: Texts): Message {
  const head = lines([
    asOf === undefined ? undefined : t.history.asOf(asOf),
    goalSummary(story.standing, t, t.list.code(goalCode(goal.id))),
  ]);
  const { asOf: today } = story.standing;
  const plan = planOf(goal, today, t);
  const outlook = outcomeText(goal, today, t) ?? outlookOf(goal, story, asOf === undefined ? 'now' : 'then', t);
  const blockers = blockersOf(story, t);
  const feedback = feedbackOf(goal, t);
  const entryTexts = story.entries.map((one) => entryText(one, goal, today, t));
  const more = story.more > 0 ? t.history.more(story.more) : undefined;
  return {
    text: fallback(head, plan, outlook, blockers, ...entryTexts, more, feedback),
    blocks: [
      section(head),
      context(plan),
      ...(outlook.mrkdwn === '' ? [] : [section(outlook)]),
      ...(blockers.mrkdwn === '' ? [] : [section(blockers)]),
      ...(entryTexts.length > 0 ? [divider()] : []),
      ...story.entries.map((one, index) => entryRow(one, entryTexts[index] ?? md``, { goal, today, correctable }, t)),
      ...(more ? [context(more)] : []),
      ...(feedback ? [divider(), section(feedback)] : []),
    ],
  };
}

function planOf(goal: Goal, today: LocalDate, t: Texts): Mrkdwn {
  const { kpi, benchmark, plan = [] } = goal;
  const value = (amount: number) => t.format.mark(amount, kpi.unit);
  const milestones = goal.milestones.map((one) => value(one.value)).join(', ');
  const stretch = isJourney(kpi) && kpi.stretch !== undefined ? value(kpi.stretch) : '';
  const steps = plan.map((step) => t.history.planned(step.by, step.value, kpi.unit, today));
  return lines([
    md`${t.word.category(goal.category)} · ${t.word.direction(kpi.direction)} · ${t.format.aim(kpi)}`,
    milestones === '' ? undefined : md`${t.command.milestones}: ${milestones}`,
    stretch === '' ? undefined : md`${t.goalForm.stretch}: ${stretch}`,
    steps.length === 0 ? undefined : t.history.plan(steps),
    benchmark && t.history.benchmark(benchmark, kpi.unit),
    goal.serves === undefined ? undefined : t.history.serves(goal.serves),
    goal.description === undefined ? undefined : excerpt(goal.description, MAX_DESCRIPTION_LENGTH),
  ]);
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

function entryText(one: HistoryEntry, { kpi, owner }: Goal, today: LocalDate, t: Texts): Mrkdwn {
  const { inputs } = one.checkIn;
  return t.history.entry(one, { owner, kpi, today, inputs: inputs && t.calculator.inputs(inputs, kpi.unit) });
}

function entryRow(
  { checkIn, on, value }: HistoryEntry,
  text: Mrkdwn,
  { goal, today, correctable }: Pick<GoalCard, 'goal' | 'correctable'> & { readonly today: LocalDate },
  t: Texts,
): KnownBlock {
  if (!correctable.has(checkIn.id)) return section(text);
  const label = t.history.correctLabel(t.format.of(value, goal.kpi), on, today);
  return section(text, {
    ...button(t.history.correct, GOAL_ACTIONS.correct, correctionButton.encode({ goal: goal.id, checkIn: checkIn.id })),
    accessibility_label: label.slice(0, LIMITS.buttonText),
  });
}
