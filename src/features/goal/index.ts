import type { Feature } from '../feature.ts';
import { searchFeedbackGoal } from './slack/add-to-goal.ts';
import { goalCommands } from './slack/commands.ts';
import type { GoalListenerUseCases, GoalOwn } from './slack/deps.ts';
import { followGoal } from './slack/follow-goal.ts';
import { newGoalShortcut } from './slack/new-goal-shortcut.ts';
import { onEdit } from './slack/on-edit.ts';
import { onGoalForm } from './slack/on-goal-form.ts';
import { onKpis } from './slack/on-kpis.ts';
import { onList } from './slack/on-list.ts';
import { onReadAll } from './slack/on-read-all.ts';
import { onTemplates } from './slack/on-templates.ts';
import { searchParent } from './slack/search-goals.ts';
import { submitEdit } from './slack/submit-edit.ts';
import { submitFeedback } from './slack/submit-feedback.ts';
import { submitGoal } from './slack/submit-goal.ts';
import { submitTemplate } from './slack/submit-template.ts';
import { ownedMessage } from './slack/views/owned.ts';
import { texts } from './texts.ts';
import { type GoalPorts, goalFollowUps, goalUseCases } from './use-cases.ts';

const LISTENERS = [
  followGoal,
  newGoalShortcut,
  onEdit,
  onGoalForm,
  onKpis,
  onList,
  onReadAll,
  onTemplates,
  searchFeedbackGoal,
  searchParent,
  submitEdit,
  submitFeedback,
  submitGoal,
  submitTemplate,
];

export { type CreatedGoal, type CreateGoalPorts, createGoal } from './create-goal.ts';
export { asRead, calledSo, withoutKept } from './find-goal.ts';
export { type GoalPage, type ShowGoalPorts, showGoal } from './show-goal.ts';
export { type AddedMessage, feedbackForm, wordsOf } from './slack/add-to-goal.ts';
export type { GoalListenerUseCases } from './slack/deps.ts';
export { whichOf } from './slack/find-one-goal.ts';
export { followChange } from './slack/follow-change.ts';
export { showGoalTo } from './slack/show.ts';
export { clientMenu } from './slack/views/client-menu.ts';
export { courseShown, coursesShown } from './slack/views/course-picture.ts';
export { editInputOf } from './slack/views/edit-values.ts';
export { correctionButton, goalCard } from './slack/views/goal-card.ts';
export { changeLine } from './slack/views/goal-changes.ts';
export { goalChoice } from './slack/views/goal-choice.ts';
export { coachLines } from './slack/views/goal-coach.ts';
export { decisionButtons, proposalButton } from './slack/views/goal-draft.ts';
export { deleteButton } from './slack/views/goal-ending.ts';
export { hasMoreToRead } from './slack/views/goal-excerpts.ts';
export { goalHeading, peopleOf, statusSign } from './slack/views/goal-list.ts';
export { GOAL_ACTIONS, GOAL_SHORTCUTS } from './slack/views/ids.ts';
export { trendPlaced } from './slack/views/trend-picture.ts';
export { moreToRead, readAll } from './slack/views/written-modal.ts';

export type { GoalPorts } from './use-cases.ts';

/** Goals: setting, coaching, finding and showing them, templates, and what clients say. */
export const goal = {
  name: 'goal',
  useCases: goalUseCases,
  followUps: goalFollowUps,
  duties: (followUps) => [{ name: 'kpis', phase: 'settle', run: followUps.linkEarlierGoals }],
  texts,
  notices: { owned: { message: ownedMessage } },
  commands: goalCommands,
  listen: (routes) => {
    for (const listen of LISTENERS) listen(routes);
  },
} satisfies Feature<GoalPorts, GoalOwn, GoalListenerUseCases>;
