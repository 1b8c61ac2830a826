import type { Goal } from '../domain/goal.ts';
import type { RoundId, UserId, WorkspaceId } from '../domain/names.ts';
import { byId, type Owed, owedBy, unanswered } from '../domain/owed.ts';
import type { GoalStore, RoundStore } from './ports.ts';

export interface DuePorts {
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
}

/** What a person owes in open rounds. */
export function whatIsDue({ goals, rounds }: DuePorts) {
  return async (workspace: WorkspaceId, person: UserId): Promise<Owed[]> => {
    const asking = (await rounds.asking(workspace, person)).filter(({ state }) => state === 'open');
    const ids = asking.flatMap(({ asks }) => asks.filter((ask) => ask.person === person).flatMap((ask) => ask.goals));
    return owedBy(person, asking, byId(await goals.some(workspace, [...new Set(ids)])));
  };
}

export interface ToAnswer {
  readonly owed: readonly Owed[];
  readonly quarterly: boolean;
}

/**
 * What the check-in modal asks for: what a round left open (also after it closed), else everything that is due, else
 * all of the person's goals, for who wants to report without being asked.
 */
export function whatToAnswer(ports: DuePorts) {
  const due = whatIsDue(ports);
  return async (workspace: WorkspaceId, person: UserId, round: RoundId | undefined): Promise<ToAnswer> => {
    const asked = round === undefined ? undefined : await leftOpen(ports, workspace, person, round);
    if (asked !== undefined && asked.owed.length > 0) return asked;
    const owed = await due(workspace, person);
    if (owed.length > 0) return { owed, quarterly: await anyQuarterly(ports, owed) };
    const own: Goal[] = await ports.goals.ownedBy(workspace, person);
    return { owed: own.map((goal) => ({ goal })), quarterly: false };
  };
}

async function leftOpen(
  { goals, rounds }: DuePorts,
  workspace: WorkspaceId,
  person: UserId,
  id: RoundId,
): Promise<ToAnswer | undefined> {
  const round = await rounds.get(id);
  if (round === undefined || round.workspace !== workspace) return undefined;
  const asked = round.asks.find((ask) => ask.person === person)?.goals ?? [];
  const open = unanswered(round, person, byId(await goals.some(workspace, asked)));
  return { owed: open.map((goal) => ({ goal, round: id })), quarterly: round.kind === 'quarterly' };
}

async function anyQuarterly({ rounds }: DuePorts, owed: readonly Owed[]): Promise<boolean> {
  const ids = new Set(owed.flatMap(({ round }) => round ?? []));
  const found = await Promise.all([...ids].map((id) => rounds.get(id)));
  return found.some((round) => round?.kind === 'quarterly');
}
