import type { Goal } from '../../src/domain/goal/goal.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { storyOf } from '../../src/domain/report/goal-story.ts';
import type { GoalCard } from '../../src/features/goal/slack/views/goal-card.ts';

/** What the card of a goal shows to who may correct everything. */
export function aGoalCard(goal: Goal, today: LocalDate): GoalCard {
  return {
    goal,
    story: storyOf(goal, { today, zoneOf: () => 'UTC', rounds: new Map() }),
    correctable: new Set(goal.checkIns.map(({ id }) => id)),
  };
}
