import type { KnownBlock } from '@slack/types';
import type { GoalId, LocalDate } from '../../../domain/names.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { withTrend } from './trend-versions.ts';
import { goalCard } from './views/goal-card.ts';
import { goalFooter } from './views/goal-coach.ts';
import { draftFooter } from './views/goal-draft.ts';
import { endingFooter } from './views/goal-ending.ts';

/** One goal as it stands, or as it was known at the end of a day, for who may see it. */
export async function showGoalTo(deps: GoalDeps, user: string, id: GoalId, asOf?: LocalDate): Promise<Message> {
  const { useCases, workspace, texts } = deps;
  const shown = await useCases.showGoal(workspace, user, id, asOf);
  if (shown === undefined) return textMessage(texts.list.gone);
  const { goal, setOn } = shown;
  if (setOn !== undefined && asOf !== undefined) return textMessage(texts.history.notYet(goal.title, asOf, setOn));
  const mayActivate = shown.mayEdit && asOf === undefined;
  const drafted = asOf === undefined ? draftFooter(goal, user, mayActivate, texts) : [];
  const footer = [...drafted, ...goalFooter(shown, texts), ...endingFooter(goal, shown.may, texts)];
  const card = (trend: readonly KnownBlock[]) => goalCard({ ...shown, trend }, texts, footer);
  return withTrend(deps, { goal, today: shown.story.standing.asOf, by: asOf === undefined ? 'now' : 'then' }, card);
}
