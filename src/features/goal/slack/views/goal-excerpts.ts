import { openBlockers } from '../../../../domain/check-in/blockers.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { counting } from '../../../../domain/history/versions.ts';
import { historyOf } from '../../../../domain/report/goal-story.ts';
import { fits } from '../../../../text/mrkdwn.ts';
import { CARD_EXCERPT, DESCRIPTION_EXCERPT, EXCERPT } from '../../../../text/shared/excerpts.ts';

/** How many blockers and quotes the card of a goal shows: of quotes the newest; `/goal show` is for the course of things. */
export const MAX_BLOCKERS = 5;
export const MAX_FEEDBACK = 3;
export const MAX_HELPS_SHOWN = 3;

/** Whether the card of a goal cuts or leaves out what somebody wrote: of check-ins it shows the last notes alone. */
export function hasMoreToRead(goal: Goal): boolean {
  const { description = '', feedback = [], blockers, checkIns, helps = [] } = goal;
  const shown = new Set(historyOf(goal).map(({ id }) => id));
  return (
    !fits(description, DESCRIPTION_EXCERPT) ||
    feedback.length > MAX_FEEDBACK ||
    feedback.some(({ text }) => !fits(text, EXCERPT)) ||
    helps.length > MAX_HELPS_SHOWN ||
    helps.some(({ question, answer }) => !fits(question, EXCERPT) || !fits(answer?.text ?? '', EXCERPT)) ||
    openBlockers({ blockers }).length > MAX_BLOCKERS ||
    openBlockers({ blockers }).some(({ text }) => !fits(text, CARD_EXCERPT)) ||
    counting(checkIns).some((one) => {
      const others = [one.obstacles, one.adjust, one.feedback, one.learned];
      const note = one.note ?? '';
      return others.some(Boolean) || !fits(note, CARD_EXCERPT) || (note !== '' && !shown.has(one.id));
    })
  );
}
