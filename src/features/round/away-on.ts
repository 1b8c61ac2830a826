import type { LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import type { AbsenceStore } from '../../ports/teams.ts';

/** Whether a person is away on a day. */
export async function isAwayOn(
  absences: AbsenceStore,
  workspace: WorkspaceId,
  person: UserId,
  day: LocalDate,
): Promise<boolean> {
  return (await absences.within(workspace, [person], day, day)).length > 0;
}
