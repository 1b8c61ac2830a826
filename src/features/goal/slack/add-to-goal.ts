import type { ModalView } from '@slack/types';
import type { Goal } from '../../../domain/goal/goal.ts';
import type { ChannelId, UserId } from '../../../domain/names.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { GoalDeps } from './deps.ts';
import { mentionedIn, plainText } from './plain-text.ts';
import { searchGoals } from './search-goals.ts';
import { feedbackModal } from './views/feedback-modal.ts';
import { GOAL_ACTIONS } from './views/ids.ts';

/** So many mentions get their names; the others keep their ids, which the person may edit. */
const MAX_NAMES = 5;

/** A message that somebody adds to a goal. */
export interface AddedMessage {
  /** Who adds it. */
  readonly person: UserId;
  readonly channel: ChannelId;
  readonly ts: string;
  readonly text: string;
  /** Who wrote it. */
  readonly from?: UserId;
}

/** The form that adds the words of a message to a goal. */
export async function feedbackForm(deps: GoalDeps, added: AddedMessage): Promise<ModalView> {
  const { channel, ts, from } = added;
  const source = { channel, ts, ...(from !== undefined && { from }) };
  const [words, clients] = await Promise.all([
    wordsOf(deps, added),
    deps.useCases.clientChoices(deps.workspace, added.person),
  ]);
  return feedbackModal(source, words, deps.texts, clients);
}

/** The search for the goal that is added to, in that form. */
export function searchFeedbackGoal(routes: Routes<GoalDeps>): void {
  routes.options(GOAL_ACTIONS.feedbackGoal, async ({ ack, body, payload }, deps) => {
    const isActive = ({ state }: Goal) => state === 'active';
    await ack({ options: await searchGoals(deps, { person: body.user.id, typed: payload.value }, isActive) });
  });
}

/** The words of a message as plain text, with the names of who is mentioned. */
export async function wordsOf(
  { useCases, workspace }: GoalDeps,
  { person, text }: Pick<AddedMessage, 'person' | 'text'>,
): Promise<string> {
  const mentioned = mentionedIn(text, MAX_NAMES);
  const nameOf = await useCases.namesOf(workspace, person, mentioned);
  return plainText(text, new Map(mentioned.map((id) => [id, nameOf(id)])));
}
