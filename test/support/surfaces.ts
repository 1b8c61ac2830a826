import type { Goal } from '../../src/domain/goal/goal.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { storyOf } from '../../src/domain/report/goal-story.ts';
import { homePage } from '../../src/domain/report/home-page.ts';
import { roundNotice } from '../../src/domain/round/round-report.ts';
import { goalForm } from '../../src/features/check-in/slack/views/check-in-goal.ts';
import { valueModal } from '../../src/features/check-in/slack/views/value-modal.ts';
import { goalCard } from '../../src/features/goal/slack/views/goal-card.ts';
import { goalList, goalSummary } from '../../src/features/goal/slack/views/goal-list.ts';
import { homeView } from '../../src/features/report/slack/views/home.ts';
import { overviewModal } from '../../src/features/review/slack/views/overview.ts';
import { roundMessage } from '../../src/features/round/slack/views/round.ts';
import type { Texts } from '../../src/text/index.ts';
import { aReviewShown } from './review-shown.ts';
import { aHomeState, aRoundView } from './samples.ts';

export const nameOf = (person: string) => `Person ${person}`;

/** Everything that a surface says, a line each. */
export function wordsOf(part: unknown): string {
  if (typeof part === 'string') return '';
  if (typeof part !== 'object' || part === null) return '';
  const own = 'text' in part && typeof part.text === 'string' ? `${part.text}\n` : '';
  return own + Object.values(part).map(wordsOf).join('');
}

/** What every surface tells of one goal. */
export function surfacesOf(goal: Goal, today: LocalDate, t: Texts): Record<string, string> {
  const standing = standingOf(goal, today, nameOf);
  const story = storyOf(goal, { today, zoneOf: () => 'Europe/Berlin', rounds: new Map() });
  const part = { goal, quarterly: false, annual: false, today, extent: 'all', typed: {}, fresh: 0 } as const;
  const round = { ...aRoundView([goal], { asks: [{ person: goal.owner, goals: [goal.id] }] }), today, closesOn: today };
  const state = aHomeState(goal);
  return {
    line: goalSummary(standing, t).mrkdwn,
    list: wordsOf(goalList({ filter: { words: [], search: [] }, typed: '', goals: [standing] }, t).blocks),
    card: goalCard({ goal, story, correctable: new Set() }, t).text,
    form: wordsOf(goalForm(part, t)),
    valueForm: wordsOf(valueModal({ goal, today }, t).blocks),
    round: roundMessage(roundNotice(round), t).text,
    review: wordsOf(overviewModal(aReviewShown([goal], today), {}, t).blocks),
    home: wordsOf(homeView(homePage(state, 'U1', { now: new Date(`${today}T12:00:00Z`), zone: 'UTC' }), t).blocks),
  };
}
