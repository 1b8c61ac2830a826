import type { Command } from '../../../slack/goal-command.ts';
import { forTeam } from '../../team/index.ts';
import type { RoundListenerUseCases } from './deps.ts';
import { startRound } from './start-round.ts';

export const roundCommands: readonly Command<RoundListenerUseCases>[] = [
  {
    word: 'ask',
    rank: 80,
    isForLeads: true,
    about: (t) => t.command.about.ask,
    run: (invocation) => forTeam(invocation, (team) => startRound(invocation.deps, invocation.user, team)),
  },
];
