import {
  type DraftOutline,
  type DraftSubject,
  draftSubjectsIn,
  lastSavedIn,
  type SavedTime,
} from '../check-in/form-draft.ts';
import type { CheckIn, Goal } from '../goal/goal.ts';
import { versionsOf } from '../history/versions.ts';
import type { Unit } from '../kpi/kpi.ts';
import type { CheckInId, GoalId, LocalDate, UserId, Zone } from '../names.ts';
import { policy } from '../policy.ts';
import type { Team } from '../team/team.ts';

/** A value that a person began to add, or to correct, in the form of one value. */
export interface UnfinishedValue extends SavedTime {
  readonly goal: GoalId;
  readonly title: string;
  /** What it is to take the place of. */
  readonly corrects?: { readonly id: CheckInId; readonly value: number; readonly unit: Unit; readonly of: LocalDate };
}

/** What a person closed before sending it. */
export interface UnfinishedForms {
  /** The check-in form, with the titles of its goals. */
  readonly draft?: SavedTime & { readonly titles: readonly string[] };
  /** Forms of one value, the one that was kept last first. */
  readonly unfinishedValues: readonly UnfinishedValue[];
}

interface UnfinishedSources {
  readonly draft?: DraftOutline;
  readonly goals: readonly Goal[];
  readonly teams: readonly Team[];
  /** The goals that the person may answer: theirs, and what a round asks them. */
  readonly answerable: ReadonlySet<GoalId>;
}

/** Of a goal that the person cannot answer any more, or a check-in that they cannot correct, nothing can be sent. */
export function unfinishedFormsOf(
  { draft, goals, teams, answerable }: UnfinishedSources,
  person: UserId,
  zone: Zone,
): UnfinishedForms {
  const unfinished = draftSubjectsIn(draft?.fields ?? []).flatMap((of) => {
    const goal = goals.find(({ id, state }) => id === of.goal && state === 'active');
    const checkIn = of.corrects === undefined ? undefined : goal && versionsOf(goal.checkIns, of.corrects).at(-1);
    const team = teams.find(({ id }) => id === goal?.team);
    return goal && canSubmit(of, { goal, checkIn, team, answerable }, person) ? [{ of, goal, checkIn }] : [];
  });
  const kept = (these: readonly DraftSubject[]) => lastSavedIn(zone, draft, these);
  const inPage = unfinished.filter(({ of }) => !of.byItself);
  const pageKept = kept(inPage.map(({ of }) => of));
  const titles = [...new Map(inPage.map(({ goal }) => [goal.id, goal.title])).values()];
  return {
    ...(pageKept && { draft: { titles, ...pageKept } }),
    unfinishedValues: unfinished.flatMap(({ of, goal, checkIn }): UnfinishedValue[] => {
      const when = of.byItself && kept([of]);
      if (!when) return [];
      const corrects = checkIn && { id: checkIn.id, value: checkIn.value, unit: goal.kpi.unit, of: checkIn.on };
      return [{ goal: goal.id, title: goal.title, ...when, ...(corrects && { corrects }) }];
    }),
  };
}

function canSubmit(
  { byItself, corrects }: DraftSubject,
  { goal, checkIn, team, answerable }: Pick<UnfinishedSources, 'answerable'> & SubjectState,
  person: UserId,
): boolean {
  const actor = { id: person, admin: false, outsider: false };
  if (corrects !== undefined) {
    return checkIn !== undefined && team !== undefined && policy.correct(actor, checkIn, goal, team).allowed;
  }
  const mayAdd = byItself && team !== undefined && policy.checkIn(actor, goal, team).allowed;
  return mayAdd || (!byItself && answerable.has(goal.id));
}

interface SubjectState {
  readonly goal: Goal;
  readonly checkIn: CheckIn | undefined;
  readonly team: Team | undefined;
}
