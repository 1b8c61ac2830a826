import type { LocalDate, UserId } from '../../domain/names.ts';
import type { Absence } from '../../domain/team/absence.ts';
import type { Team } from '../../domain/team/team.ts';
import { LAST_DAY } from '../../domain/time/local-date.ts';
import type { AbsenceStore } from '../../ports/teams.ts';

/** The absences of people and of their delegates from a day on; a chain of delegates is not followed any further. */
export async function absencesAround(
  { absences }: { readonly absences: AbsenceStore },
  { workspace }: Team,
  people: readonly UserId[],
  day: LocalDate,
): Promise<Absence[]> {
  const own = await absences.within(workspace, [...new Set(people)], day, LAST_DAY);
  const others = delegatesOf(own).filter((delegate) => !people.includes(delegate));
  return [...own, ...(others.length === 0 ? [] : await absences.within(workspace, others, day, LAST_DAY))];
}

/** Each once. */
export function delegatesOf(absences: readonly Absence[]): UserId[] {
  return [...new Set(absences.flatMap(({ delegate }) => delegate ?? []))];
}
