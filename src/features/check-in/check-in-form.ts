import { goalAsEntered } from '../../domain/check-in/check-in-values.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { CheckInId, GoalId, RoundId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, policy } from '../../domain/policy.ts';
import { byId, type DueItem } from '../../domain/round/due-items.ts';
import type { Round } from '../../domain/round/round.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { RoundStore } from '../../ports/rounds.ts';

export interface FormGoalsPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
}

interface FormEntry {
  readonly goal: GoalId;
  readonly round?: RoundId;
  readonly corrects?: CheckInId;
}

/**
 * The goals that a form that is open already shows, as they are now. Left out is one that is gone, or that the person
 * neither sees nor is asked for.
 */
export function goalsOfForm(ports: FormGoalsPorts) {
  return async (workspace: WorkspaceId, person: UserId, entries: readonly FormEntry[]): Promise<DueItem[]> => {
    const { actor } = await admit(ports.directory, workspace, person);
    const ids = entries.map(({ goal }) => goal);
    const [goals, asked] = await Promise.all([
      ports.goals.getMany(workspace, ids),
      asking(ports, workspace, person, entries),
    ]);
    const teams = await ports.teams.getMany(workspace, [...new Set(goals.map(({ team }) => team))]);
    const theirs = byId(goals.filter((goal) => teams.some((team) => isTheirs(actor, goal, team, asked))));
    return entries.flatMap(({ goal: id, round, corrects }): DueItem[] => {
      const goal = theirs.get(id);
      if (goal === undefined) return [];
      const corrected = goal.checkIns.find((checkIn) => checkIn.id === corrects);
      if (corrected !== undefined) return [{ goal: goalAsEntered(goal, corrected), corrects: corrected.id }];
      return [{ goal, ...(round !== undefined && { round }) }];
    });
  };
}

/** The rounds that may ask the person for what is in the form: open ones, and those that it names, also when they are over. */
async function asking(
  { rounds }: FormGoalsPorts,
  workspace: WorkspaceId,
  person: UserId,
  entries: readonly FormEntry[],
): Promise<Round[]> {
  const named = [...new Set(entries.flatMap(({ round }) => round ?? []))];
  const [open, ...found] = await Promise.all([rounds.openForPerson(workspace, person), ...named.map(rounds.get)]);
  return [...open, ...found.flatMap((round) => (round?.workspace === workspace ? [round] : []))];
}

function isTheirs(actor: Actor, goal: Goal, team: Team, asked: readonly Round[]): boolean {
  if (goal.team !== team.id) return false;
  const mayCheckIn = [undefined, ...asked].some((round) => policy.checkIn(actor, goal, team, round).allowed);
  return mayCheckIn || policy.seeGoal(actor, goal, team).allowed;
}
