import type { CheckIn, Goal } from '../../domain/goal.ts';
import { isJourney } from '../../domain/kpi.ts';
import type { LocalDate } from '../../domain/names.ts';
import { standingOf } from '../../domain/standing.ts';
import type { Texts } from '../../text/index.ts';
import { excerpt, lines, type Mrkdwn, md, mention } from '../../text/mrkdwn.ts';
import { context, fallback, section } from './blocks.ts';
import { goalSummary } from './goal-list.ts';
import type { Message } from './message.ts';

const CHECK_INS_SHOWN = 6;
const LONGEST_NOTE = 200;
const LONGEST_DESCRIPTION = 600;

/** One goal with its plan and its last check-ins. */
export function goalCard(goal: Goal, today: LocalDate, t: Texts): Message {
  const standing = standingOf(goal, today, () => '');
  const summary = goalSummary(standing, t);
  const plan = planOf(goal, t);
  const history = goal.checkIns.slice(-CHECK_INS_SHOWN).toReversed();
  const said = lines(history.map((checkIn) => checkInLine(checkIn, goal, t)));
  return {
    text: fallback(summary, plan, said),
    blocks: [section(summary), context(plan), ...(history.length > 0 ? [section(said)] : [])],
  };
}

function planOf(goal: Goal, t: Texts): Mrkdwn {
  const { kpi } = goal;
  const milestones = goal.milestones.map(({ value }) => t.format.value(value, kpi.unit)).join(', ');
  const stretch = isJourney(kpi) && kpi.stretch !== undefined ? t.format.value(kpi.stretch, kpi.unit) : '';
  return lines([
    md`${t.word.category(goal.category)} · ${t.word.direction(kpi.direction)} · ${t.format.aim(kpi)}`,
    milestones === '' ? undefined : md`${t.command.milestones}: ${milestones}`,
    stretch === '' ? undefined : md`${t.form.goal.stretch}: ${stretch}`,
    goal.description === undefined ? undefined : excerpt(goal.description, LONGEST_DESCRIPTION),
  ]);
}

function checkInLine(checkIn: CheckIn, goal: Goal, t: Texts): Mrkdwn {
  const emoji = { mrkdwn: t.word.statusEmoji(checkIn.status) };
  const note = checkIn.note ? md` · ${excerpt(checkIn.note, LONGEST_NOTE)}` : md``;
  return md`${emoji} ${t.format.day(checkIn.on)} · *${t.format.value(checkIn.value, goal.kpi.unit)}* · ${mention(checkIn.by)}${note}`;
}
