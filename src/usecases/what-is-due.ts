import type { RoundId, UserId, WorkspaceId } from '../domain/names.ts';
import { byId, type Owed, owedBy, unanswered } from '../domain/round/owed.ts';
import { askedOf } from '../domain/round/round.ts';
import type { GoalStore, RoundStore } from './ports.ts';

export interface DuePorts {
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
}

/** What a person owes in open rounds. */
export function whatIsDue({ goals, rounds }: DuePorts) {
  return async (workspace: WorkspaceId, person: UserId): Promise<Owed[]> => {
    const asking = (await rounds.asking(workspace, person)).filter(({ state }) => state === 'open');
    const ids = asking.flatMap((round) => askedOf(round, person));
    return owedBy(person, asking, byId(await goals.some(workspace, [...new Set(ids)])));
  };
}

export interface ToAnswer {
  readonly owed: readonly Owed[];
  readonly quarterly: boolean;
  readonly annual: boolean;
  /** Nothing was asked for, or all of it is answered. */
  readonly volunteered: boolean;
}

/**
 * What the check-in modal asks for: what a round left open (also after it closed), else everything that is due, else
 * all of the person's goals, for who wants to report without being asked, or to correct what they said in a round that
 * is still open. A goal that an open round waits for is answered there, whichever round's button was clicked.
 */
export function whatToAnswer(ports: DuePorts) {
  const due = whatIsDue(ports);
  return async (workspace: WorkspaceId, person: UserId, round: RoundId | undefined): Promise<ToAnswer> => {
    const waiting = await due(workspace, person);
    const left = round === undefined ? [] : await leftOpen(ports, workspace, person, round);
    const owed =
      left.length > 0 ? left.map((one) => waiting.find(({ goal }) => goal.id === one.goal.id) ?? one) : waiting;
    if (owed.length > 0) return { owed, ...(await reviewsIn(ports, owed)), volunteered: false };
    return { owed: await ownGoals(ports, workspace, person), quarterly: false, annual: false, volunteered: true };
  };
}

async function leftOpen(
  { goals, rounds }: DuePorts,
  workspace: WorkspaceId,
  person: UserId,
  id: RoundId,
): Promise<Owed[]> {
  const round = await rounds.get(id);
  if (round === undefined || round.workspace !== workspace) return [];
  const open = unanswered(round, person, byId(await goals.some(workspace, askedOf(round, person))));
  return open.map((goal) => ({ goal, round: id }));
}

/** A person's goals, each with the open round that asks for it: what is said now replaces what was said there. */
async function ownGoals({ goals, rounds }: DuePorts, workspace: WorkspaceId, person: UserId): Promise<Owed[]> {
  const [own, open] = await Promise.all([goals.ownedBy(workspace, person), rounds.asking(workspace, person)]);
  return own.map((goal) => {
    const round = open.find(({ state, asks }) => state === 'open' && asks.some((ask) => ask.goals.includes(goal.id)));
    return { goal, ...(round && { round: round.id }) };
  });
}

/** Whether any of it is asked for in a review. */
export async function reviewsIn(
  { rounds }: Pick<DuePorts, 'rounds'>,
  owed: readonly Owed[],
): Promise<Pick<ToAnswer, 'quarterly' | 'annual'>> {
  const ids = new Set(owed.flatMap(({ round }) => round ?? []));
  const kinds = (await Promise.all([...ids].map((id) => rounds.get(id)))).map((round) => round?.kind);
  return { quarterly: kinds.includes('quarterly'), annual: kinds.includes('annual') };
}
