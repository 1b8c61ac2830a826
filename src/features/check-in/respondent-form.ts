import type { Typed } from '../../domain/check-in/form-draft.ts';
import { asSaidIn, typedOf } from '../../domain/check-in/said-before.ts';
import type { CheckIn, Goal } from '../../domain/goal/goal.ts';
import type { RoundId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, policy } from '../../domain/policy.ts';
import { byId, type Owed, unanswered } from '../../domain/round/due-items.ts';
import { askedOf, goalsIn } from '../../domain/round/round.ts';
import { answerIn } from '../../domain/round/round-lines.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
import type { Directory, GoalStore, RoundStore, TeamStore } from '../../ports/ports.ts';
import { dueInRounds, type ToAnswer } from './what-is-due.ts';

export interface OwnPartPorts {
  readonly rounds: RoundStore;
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
}

/** What a person may still say in a round, and the fields filled with what they said already. */
export interface OwnPart extends ToAnswer {
  readonly typed: Typed;
}

/**
 * A person's part of a round, open or closed: what they were asked and have not answered, and what they said and may
 * correct. Where somebody else answered for them, that one corrects it, or the lead. Empty for who has no part in it.
 */
export function ownPart(ports: OwnPartPorts) {
  return async (workspace: WorkspaceId, person: UserId, id: RoundId): Promise<OwnPart> => {
    const nothing = { owed: [], typed: {}, quarterly: false, annual: false, volunteered: false };
    const { actor } = await admit(ports.directory, workspace, person);
    const round = await ports.rounds.get(id);
    const team = round && (await ports.teams.get(workspace, round.team));
    if (round === undefined || round.workspace !== workspace || team === undefined) return nothing;
    const [goals, { waiting }] = await Promise.all([
      ports.goals.some(workspace, goalsIn(round)),
      dueInRounds(ports)(workspace, person),
    ]);
    const asked = new Set(askedOf(round, person));
    const open = new Set(unanswered(round, person, byId(goals)).map((goal) => goal.id));
    const parts = goals.flatMap((goal): Part[] => {
      if (goal.state !== 'active') return [];
      // A goal that an open round waits for is answered there, whichever round's button was clicked.
      if (open.has(goal.id)) return [{ owed: waiting.find((one) => one.goal.id === goal.id) ?? { goal, round: id } }];
      const answer = answerIn(goal, round);
      if (answer === undefined || !(asked.has(goal.id) || answer.by === actor.id)) return [];
      const part = correctionPart(answer, goal, team, actor);
      return part ? [part] : [];
    });
    const order = goalsIn(round);
    const inOrder = parts.toSorted((one, other) => order.indexOf(one.owed.goal.id) - order.indexOf(other.owed.goal.id));
    return {
      owed: inOrder.map(({ owed }) => owed),
      typed: Object.assign({}, ...inOrder.map(({ typed }) => typed)),
      quarterly: round.kind === 'quarterly',
      annual: round.kind === 'annual',
      volunteered: false,
    };
  };
}

/** One goal of a form, and what its fields are filled with. */
export interface Part {
  readonly owed: Owed;
  readonly typed?: Typed;
}

/** The part of the form that corrects a check-in, with what it said; undefined where the person may not. */
export function correctionPart(said: CheckIn, goal: Goal, team: Team, actor: Actor): Part | undefined {
  if (!policy.correct(actor, said, goal, team).allowed) return undefined;
  return { owed: { goal: asSaidIn(goal, said), corrects: said.id }, typed: typedOf(goal, said) };
}
