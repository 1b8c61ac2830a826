import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { withBlockerCleared } from '../../domain/check-in/blockers.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import type { Notice } from '../../domain/message/notice.ts';
import type { CheckInId, GoalId, LocalDate, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy, type Refusal } from '../../domain/policy.ts';
import type { DigestNotice } from '../../domain/report/notices.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { admit } from '../../ports/actors.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import { type RefreshRoundPorts, refreshGoal } from '../round/index.ts';

export interface ClearBlockerPorts extends RefreshRoundPorts {
  readonly rounds: RoundStore;
}

export interface Clearing {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly goal: GoalId;
  readonly blocker: CheckInId;
  /** The outbox message that the button stands in, where it is a digest: it shows what was cleared. */
  readonly digest?: string;
}

/** `cleared` also where somebody did it before, and then tells who: `isNew` is false. */
export type ClearedBlocker =
  | {
      readonly state: 'cleared';
      readonly isNew: boolean;
      readonly team: TeamId;
      readonly title: string;
      readonly byName: string;
      readonly on: LocalDate;
    }
  | { readonly state: 'refused'; readonly why: Refusal }
  | { readonly state: 'unknown' };

/**
 * Marks what stands in the way of a goal as cleared: one compare-and-set on the goal, that may be repeated. The rounds
 * that are open and the digest in which it was clicked say so from then on.
 */
export function clearBlocker(ports: ClearBlockerPorts) {
  const refresh = refreshGoal(ports);
  return async (clearing: Clearing): Promise<ClearedBlocker> => {
    const written = await write(ports, clearing);
    if ('state' in written) return written;
    const { goal, team, isNew } = written;
    const cleared = await whatToSay(ports, team, goal, clearing.blocker, isNew);
    if (clearing.digest !== undefined && cleared.state === 'cleared' && !isPrivate(goal)) {
      await ports.dispatcher.update(clearing.digest, (notice) => withLineCleared(notice, clearing, cleared));
    }
    await refresh(goal);
    return cleared;
  };
}

type Written =
  | { readonly goal: Goal; readonly team: Team; readonly isNew: boolean }
  | Exclude<ClearedBlocker, { state: 'cleared' }>;

async function write(ports: ClearBlockerPorts, { workspace, person, goal: id, blocker }: Clearing): Promise<Written> {
  const { actor } = await admit(ports.directory, workspace, person);
  const attempt = async (): Promise<Written | 'again'> => {
    const goal = await ports.goals.get(workspace, id);
    const team = goal && (await ports.teams.get(workspace, goal.team));
    const found = goal?.blockers.find((one) => one.id === blocker);
    if (goal === undefined || team === undefined || found === undefined) return { state: 'unknown' };
    const verdict = policy.clearBlocker(actor, goal, found, team);
    if (!verdict.allowed) return { state: 'refused', why: verdict.why };
    const next = withBlockerCleared(goal, blocker, person, ports.clock.now());
    if (next === undefined) return { goal, team, isNew: false };
    return (await ports.goals.save(next)) ? { goal: next, team, isNew: true } : 'again';
  };
  return retryOnConflict(attempt, 'Too many writes to one goal at the same time; nothing was cleared.');
}

async function whatToSay(
  { directory }: ClearBlockerPorts,
  team: Team,
  goal: Goal,
  id: CheckInId,
  isNew: boolean,
): Promise<ClearedBlocker> {
  const cleared = goal.blockers.find((one) => one.id === id)?.cleared;
  if (cleared === undefined) return { state: 'unknown' };
  const { name } = await directory.person(goal.workspace, cleared.by);
  const on = localDateOf(cleared.at, team.zone);
  return { state: 'cleared', isNew, team: team.id, title: goal.title, byName: name, on };
}

function withLineCleared(
  notice: Notice,
  { goal, blocker }: Clearing,
  { byName, on }: Extract<ClearedBlocker, { state: 'cleared' }>,
): DigestNotice | undefined {
  if (notice.kind !== 'digest') return undefined;
  const blockers = notice.blockers.map((line) => {
    return line.goal === goal && line.blocker === blocker ? { ...line, cleared: { byName, on } } : line;
  });
  return { ...notice, blockers };
}
