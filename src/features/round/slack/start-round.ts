import type { TeamId, UserId } from '../../../domain/names.ts';
import { peopleAsked } from '../../../domain/round/round.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { RoundDeps } from './deps.ts';

/** Starts a round of a team now, and says what came of it. */
export async function startRound(
  { useCases, workspace, texts, requestDelivery }: RoundDeps,
  person: UserId,
  team: TeamId,
): Promise<Message> {
  const opened = await useCases.askNow({ workspace, person, team });
  requestDelivery();
  if (opened.state === 'team-gone') return textMessage(texts.command.teamGone);
  if (opened.state === 'nothing-to-ask') return textMessage(texts.command.nobodyToAsk(opened.spared));
  const { state, round, closesOn, spared } = opened;
  if (state === 'existed') return textMessage(texts.command.askedAlready(closesOn));
  return textMessage(texts.command.asked(peopleAsked(round).length, closesOn, spared));
}
