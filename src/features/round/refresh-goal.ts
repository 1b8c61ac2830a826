import type { Goal } from '../../domain/goal/goal.ts';
import { goalsIn } from '../../domain/round/round.ts';
import { type RefreshRoundPorts, refreshRound } from './refresh-round.ts';

/** Brings the messages of every open round that a goal is in up to how the goal is now. What is over stays as it was told. */
export function refreshGoal(ports: RefreshRoundPorts) {
  const refresh = refreshRound(ports);
  return async ({ id, workspace, team }: Pick<Goal, 'id' | 'workspace' | 'team'>): Promise<void> => {
    const open = await ports.rounds.forTeam(workspace, team, 'open');
    for (const round of open) if (goalsIn(round).includes(id)) await refresh(round.id);
  };
}
