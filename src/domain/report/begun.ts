import { type DraftOf, type DraftOutline, draftedIn, type Kept, keptIn } from '../check-in/form-draft.ts';
import type { CheckIn, Goal } from '../goal/goal.ts';
import { versionsOf } from '../history/versions.ts';
import type { Unit } from '../kpi/kpi.ts';
import type { CheckInId, GoalId, LocalDate, UserId, Zone } from '../names.ts';
import { policy } from '../policy.ts';
import type { Team } from '../team/team.ts';

/** A value that a person began to add, or to correct, in the form of one value. */
export interface BegunValue extends Kept {
  readonly goal: GoalId;
  readonly title: string;
  /** What it is to take the place of. */
  readonly corrects?: { readonly id: CheckInId; readonly value: number; readonly unit: Unit; readonly of: LocalDate };
}

/** What a person closed before sending it. */
export interface Begun {
  /** The check-in form, with the titles of its goals. */
  readonly draft?: Kept & { readonly titles: readonly string[] };
  /** Forms of one value, the one that was kept last first. */
  readonly begunValues: readonly BegunValue[];
}

interface Known {
  readonly draft?: DraftOutline;
  readonly goals: readonly Goal[];
  readonly teams: readonly Team[];
  /** The goals that the person may answer: theirs, and what a round asks them. */
  readonly answerable: ReadonlySet<GoalId>;
}

/** Of a goal that the person cannot answer any more, or a check-in that they cannot correct, nothing can be sent. */
export function begunOf({ draft, goals, teams, answerable }: Known, person: UserId, zone: Zone): Begun {
  const begun = draftedIn(draft?.fields ?? []).flatMap((of) => {
    const goal = goals.find(({ id, state }) => id === of.goal && state === 'active');
    const said = of.corrects === undefined ? undefined : goal && versionsOf(goal.checkIns, of.corrects).at(-1);
    const team = teams.find(({ id }) => id === goal?.team);
    return goal && maySend(of, { goal, said, team, answerable }, person) ? [{ of, goal, said }] : [];
  });
  const kept = (these: readonly DraftOf[]) => keptIn(zone, draft, these);
  const inPage = begun.filter(({ of }) => !of.byItself);
  const pageKept = kept(inPage.map(({ of }) => of));
  const titles = [...new Map(inPage.map(({ goal }) => [goal.id, goal.title])).values()];
  return {
    ...(pageKept && { draft: { titles, ...pageKept } }),
    begunValues: begun.flatMap(({ of, goal, said }): BegunValue[] => {
      const when = of.byItself && kept([of]);
      if (!when) return [];
      const corrects = said && { id: said.id, value: said.value, unit: goal.kpi.unit, of: said.on };
      return [{ goal: goal.id, title: goal.title, ...when, ...(corrects && { corrects }) }];
    }),
  };
}

function maySend(
  { byItself, corrects }: DraftOf,
  { goal, said, team, answerable }: Pick<Known, 'answerable'> & ForOne,
  person: UserId,
): boolean {
  const actor = { id: person, admin: false, outsider: false };
  if (corrects !== undefined) {
    return said !== undefined && team !== undefined && policy.correct(actor, said, goal, team).allowed;
  }
  const mayAdd = byItself && team !== undefined && policy.checkIn(actor, goal, team).allowed;
  return mayAdd || (!byItself && answerable.has(goal.id));
}

interface ForOne {
  readonly goal: Goal;
  readonly said: CheckIn | undefined;
  readonly team: Team | undefined;
}
