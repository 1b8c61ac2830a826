import type { Message } from '../../../slack/views/message.ts';
import { refusal, textMessage } from '../../../slack/views/replies.ts';
import { clip } from '../../../text/mrkdwn.ts';
import type { GoalDeps } from './deps.ts';
import { goalList } from './views/goal-list.ts';

/** Of what was typed; the value of a button holds it. */
const MAX_FILTER_LENGTH = 200;

interface ListQuery {
  readonly user: string;
  readonly channel: string;
  readonly typed: string;
  /** Of the first goal to show. */
  readonly from?: number;
}

/** The goals that a filter leaves, from one of them on. */
export async function listFor(deps: GoalDeps, { user, channel, typed, from = 0 }: ListQuery): Promise<Message> {
  const { useCases, workspace, texts } = deps;
  const filter = clip(typed, MAX_FILTER_LENGTH);
  const { vocabulary } = texts.list;
  const asked = { workspace, person: user, channel, typed: filter, vocabulary, categoryName: texts.word.category };
  const listed = await useCases.listGoals(asked);
  if (!listed.ok) return listed.why === 'no-team' ? textMessage(texts.command.noTeam) : refusal(listed.why, texts);
  return goalList({ ...listed, typed: filter, from }, texts);
}
