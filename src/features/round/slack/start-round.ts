import type { Team } from '../../../domain/team/team.ts';
import { localDateOf } from '../../../domain/time/instant.ts';
import type { Message } from '../../../slack/views/message.ts';
import { said } from '../../../slack/views/replies.ts';
import type { RoundDeps } from './deps.ts';

/** Starts a round of a team now, and says what came of it. */
export async function startRound({ useCases, texts, nudge }: RoundDeps, team: Team): Promise<Message> {
  const opened = await useCases.askNow(team);
  nudge();
  if (opened.state === 'nothing-to-ask') return said(texts.command.nobodyToAsk);
  const closesOn = localDateOf(opened.round.closesAt, team.zone);
  if (opened.state === 'existed') return said(texts.command.askedAlready(closesOn));
  return said(texts.command.asked(opened.round.asks.length, closesOn));
}
