import type { Category, GoalEnd, Status } from '../../domain/goal/goal.ts';
import type { Direction, Unit } from '../../domain/kpi/kpi.ts';
import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/policy.ts';
import type { RoundKind } from '../../domain/schedule/occurrence.ts';
import type { Period } from '../../domain/time/periods.ts';
import { quarterReviewed, yearReviewed } from '../fiscal-year.ts';
import type { Formats } from '../format.ts';
import { LANGUAGE_NAMES, STATUS_EMOJI } from '../signs.ts';

const STATUS: Record<Status, string> = { 'on-track': 'on track', 'at-risk': 'at risk', 'off-track': 'off track' };
const END: Record<GoalEnd, string> = { achieved: 'achieved', missed: 'missed', dropped: 'dropped' };
const CATEGORY: Record<Category, string> = {
  retention: 'Retention',
  satisfaction: 'Satisfaction',
  revenue: 'Revenue',
  efficiency: 'Efficiency',
  other: 'Other',
};
const DIRECTION: Record<Direction, string> = {
  increase: 'Increase to a target',
  decrease: 'Decrease to a target',
  'at-least': 'Keep at or above',
  'at-most': 'Keep at or below',
  'within-range': 'Keep within a range',
};
const REFUSAL: Record<Refusal, string> = {
  outsider: "Only members of this workspace can use Goalpost. Guests and people from other organisations can't.",
  unknown: "Slack can't confirm who you are right now. Try again in a moment.",
  'not-a-member': 'Only members of this team can do that. Ask its lead to add you with `/goal team`.',
  'not-the-lead': 'Only the team lead or a workspace admin can do that.',
  'not-to-clear': "Only the assignee, the goal's owner or a team lead can clear this.",
  'not-to-act': "Only the person who does this, the goal's owner or a team lead can change it.",
  'not-to-plan': "Only the goal's owner, its reporter, a contributor or a team lead can add to this.",
  'not-for-the-client': 'Only the people who look after this client or a team lead can do that.',
  'not-the-owner': "Only the goal's owner or a team lead can do that.",
  'not-the-maker': 'Only the person who set this goal can delete it. To end it, type `/goal close`.',
  'answered-by-others':
    "Other people have already added to this goal, so it can't be deleted. To end it without losing anything, type `/goal close` and choose *Dropped*.",
  'not-the-reporter': 'Only the person who submitted this or a team lead can correct it.',
};

/** Single words and short names. */
export function words(format: Formats) {
  return {
    status: (status: Status) => STATUS[status],
    statusEmoji: (status: Status) => STATUS_EMOJI[status],
    language: (language: Language) => LANGUAGE_NAMES[language],
    end: (end: GoalEnd) => END[end],
    category: (category: Category) => CATEGORY[category],
    direction: (direction: Direction) => DIRECTION[direction],
    refusal: (why: Refusal) => REFUSAL[why],
    unit: (unit: Unit): string => {
      if (unit.kind === 'currency') return `Money (${unit.currency})`;
      if (unit.kind === 'duration') return `Time in ${unit.in}`;
      return { number: 'Number', percent: 'Percent', score: 'Score' }[unit.kind];
    },
    /** `March check-in`, `Q1 review`, `Annual review of 2026`. */
    round: (kind: RoundKind, period: Period): string => {
      if (kind === 'monthly') return `${format.month(period.first)} check-in`;
      if (kind === 'quarterly') return `${quarterReviewed(period)} review`;
      if (kind === 'annual') return `Annual review of ${yearReviewed(period, 'FY')}`;
      if (kind === 'weekly' || kind === 'fortnightly') return `Check-in for the week of ${format.day(period.first)}`;
      return `Check-in for ${format.day(period.first)}`;
    },
    goals: (count: number) => (count === 1 ? '1 goal' : `${format.number(count)} goals`),
    checkIn: 'Check in',
    newGoal: 'New goal',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
  };
}
