import { fieldValuesOf, goalAsEntered } from '../../domain/check-in/check-in-values.ts';
import type { FieldValues } from '../../domain/check-in/form-draft.ts';
import type { CheckIn, Goal } from '../../domain/goal/goal.ts';
import type { RoundId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, policy } from '../../domain/policy.ts';
import { byId, type DueItem, unanswered } from '../../domain/round/due-items.ts';
import { askedOf, goalsIn } from '../../domain/round/round.ts';
import { answerIn } from '../../domain/round/round-lines.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { dueInRounds, type ItemsToAnswer } from './due-items.ts';

export interface RespondentFormPorts {
  readonly rounds: RoundStore;
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
}

/** What a person may still say in a round, and the fields filled with what they said already. */
export interface RespondentForm extends ItemsToAnswer {
  readonly typed: FieldValues;
}

/**
 * A respondent's form of a round, open or closed: what they were asked and have not answered, and what they said and may
 * correct. Where somebody else answered for them, that one corrects it, or the lead. Empty for who has no part in it.
 */
export function respondentForm(ports: RespondentFormPorts) {
  return async (workspace: WorkspaceId, person: UserId, id: RoundId): Promise<RespondentForm> => {
    const nothing = { items: [], typed: {}, quarterly: false, annual: false, volunteered: false };
    const { actor } = await admit(ports.directory, workspace, person);
    const round = await ports.rounds.get(id);
    const team = round && (await ports.teams.get(workspace, round.team));
    if (round === undefined || round.workspace !== workspace || team === undefined) return nothing;
    const [goals, { waiting }] = await Promise.all([
      ports.goals.getMany(workspace, goalsIn(round)),
      dueInRounds(ports)(workspace, person),
    ]);
    const asked = new Set(askedOf(round, person));
    const open = new Set(unanswered(round, person, byId(goals)).map((goal) => goal.id));
    const parts = goals.flatMap((goal): FormEntry[] => {
      if (goal.state !== 'active') return [];
      // A goal that an open round waits for is answered there, whichever round's button was clicked.
      if (open.has(goal.id)) return [{ items: waiting.find((one) => one.goal.id === goal.id) ?? { goal, round: id } }];
      const answer = answerIn(goal, round);
      if (answer === undefined || !(asked.has(goal.id) || answer.by === actor.id)) return [];
      const part = correctionEntry(answer, goal, team, actor);
      return part ? [part] : [];
    });
    const order = goalsIn(round);
    const inOrder = parts.toSorted(
      (one, other) => order.indexOf(one.items.goal.id) - order.indexOf(other.items.goal.id),
    );
    return {
      items: inOrder.map(({ items: item }) => item),
      typed: Object.assign({}, ...inOrder.map(({ typed }) => typed)),
      quarterly: round.kind === 'quarterly',
      annual: round.kind === 'annual',
      volunteered: false,
    };
  };
}

/** One goal of a form, and what its fields are filled with. */
export interface FormEntry {
  readonly items: DueItem;
  readonly typed?: FieldValues;
}

/** The part of the form that corrects a check-in, with what it said; undefined where the person may not. */
export function correctionEntry(checkIn: CheckIn, goal: Goal, team: Team, actor: Actor): FormEntry | undefined {
  if (!policy.correct(actor, checkIn, goal, team).allowed) return undefined;
  return { items: { goal: goalAsEntered(goal, checkIn), corrects: checkIn.id }, typed: fieldValuesOf(goal, checkIn) };
}
