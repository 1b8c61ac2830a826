import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isKeptFrom } from '../../domain/goal/people.ts';
import type { GoalId, RoundId, UserId } from '../../domain/names.ts';
import { withGoalsDelegated } from '../../domain/round/delegate-goals.ts';
import { byId, unanswered } from '../../domain/round/due-items.ts';
import { askedOf, type Round } from '../../domain/round/round.ts';
import { type PromptForPorts, promptFor } from './prompt-for.ts';
import { refreshRound } from './refresh-round.ts';

export type MoveAsksPorts = PromptForPorts;

export interface Move {
  readonly round: RoundId;
  readonly from: UserId;
  readonly to: UserId;
}

/**
 * Moves what a person was asked for themselves in an open round, and has not answered, to somebody else, who gets a
 * prompt. What is private, and not for them to see, stays. May be repeated: what has moved is not moved again, and the prompt is the same one.
 */
export function moveAsks(ports: MoveAsksPorts) {
  const refresh = refreshRound(ports);
  return async (move: Move): Promise<void> => {
    const round = await moved(ports, move);
    if (round === undefined) return;
    await refresh(round.id);
    await promptFor(ports, round, move.to, `instead-of|${move.from}`);
  };
}

function moved({ rounds, goals, teams }: MoveAsksPorts, { round: id, from, to }: Move): Promise<Round | undefined> {
  const attempt = async (): Promise<Round | undefined | 'again'> => {
    const round = await rounds.get(id);
    if (round === undefined || round.state !== 'open') return undefined;
    const open = unanswered(round, from, byId(await goals.getMany(round.workspace, askedOf(round, from))));
    const team = await teams.get(round.workspace, round.team);
    if (team === undefined) return undefined;
    const own = new Set(ownGoals(round, from));
    const next = withGoalsDelegated(
      round,
      from,
      to,
      open.filter((goal) => own.has(goal.id) && !isKeptFrom(to, goal, team)).map(({ id: goal }) => goal),
    );
    // Nothing left to move: an earlier try may have been cut short before the prompt was queued.
    if (next === undefined)
      return round.asks.some((ask) => ask.person === to && ask.insteadOf === from) ? round : undefined;
    return (await rounds.save(next)) ? next : 'again';
  };
  return retryOnConflict(
    attempt,
    'Too many writes to one round at the same time; what was to be handed over is tried again.',
  );
}

/** What somebody was asked in another's stead goes to no third person: a chain of delegates is not followed. */
function ownGoals({ asks }: Round, person: UserId): GoalId[] {
  return asks.filter((ask) => ask.person === person && ask.insteadOf === undefined).flatMap(({ goals }) => goals);
}
