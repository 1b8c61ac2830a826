import type { LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy, type Refusal } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import {
  type Absence,
  type AbsenceField,
  type AbsenceInput,
  MAX_ABSENCE_DAYS,
  MAX_ABSENCES,
  overlap,
} from '../../domain/team/absence.ts';
import { instantOf, localDateOf } from '../../domain/time/instant.ts';
import { addDays, daysBetween, isLocalDate } from '../../domain/time/local-date.ts';
import { actorFor, admit } from '../../ports/actors.ts';
import type { Directory, Person } from '../../ports/people.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import type { AbsenceStore } from '../../ports/teams.ts';

export interface AbsencePorts {
  readonly absences: AbsenceStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface AbsenceRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Slack's id of the modal: submitted twice with the same content it is one absence. */
  readonly view: string;
  readonly input: AbsenceInput;
}

export type AddedAbsence =
  | { readonly ok: true; readonly absence: Absence }
  | { readonly ok: false; readonly problems: readonly FieldProblem<AbsenceField>[] }
  | { readonly ok: false; readonly refused: Refusal };

/** Notes down that a person is away, and who answers instead. What is open is handed over by `beginAbsences`. */
export function addAbsence(ports: AbsencePorts) {
  return async ({ workspace, person, view, input }: AbsenceRequest): Promise<AddedAbsence> => {
    const requester = await actorFor(ports.directory, workspace, person);
    const verdict = policy.use(requester.actor);
    if (!verdict.allowed) return { ok: false, refused: verdict.why };
    const id = ports.ids.derive('absence', view, JSON.stringify(input));
    const known = await ports.absences.get(workspace, id);
    if (known !== undefined) return { ok: true, absence: known };
    const now = ports.clock.now();
    const today = localDateOf(now, requester.person.zone);
    const problems = datesOf(input, today);
    if (problems.length === 0) problems.push(...(await clashesOf(ports, workspace, requester.person, input, today)));
    if (problems.length > 0) return { ok: false, problems };
    const { from, until, delegate } = input;
    const absence: Absence = {
      id,
      workspace,
      person,
      from,
      until,
      ...(delegate !== undefined && { delegate }),
      startsAt: instantOf(from, '00:00', requester.person.zone),
      endsAt: instantOf(addDays(until, 1), '00:00', requester.person.zone),
      begun: false,
      createdAt: now,
    };
    await ports.absences.add(absence);
    return { ok: true, absence };
  };
}

/** A person's absences that are not over, the earliest first. */
export function absencesOf({ absences, directory, clock }: AbsencePorts) {
  return async (workspace: WorkspaceId, id: UserId): Promise<Absence[]> => {
    const { person } = await admit(directory, workspace, id);
    return absences.forPerson(workspace, id, localDateOf(clock.now(), person.zone));
  };
}

/** Takes an absence back; false where it is gone already. What the delegate was asked meanwhile stays theirs. */
export function cancelAbsence({ absences, directory }: AbsencePorts) {
  return async (workspace: WorkspaceId, person: UserId, id: string): Promise<boolean> => {
    await admit(directory, workspace, person);
    return absences.remove(workspace, person, id);
  };
}

function datesOf({ from, until }: AbsenceInput, today: LocalDate): FieldProblem<AbsenceField>[] {
  const problems: FieldProblem<AbsenceField>[] = [];
  const report = (field: AbsenceField, problem: Problem) => problems.push({ field, problem });
  if (!isLocalDate(from)) report('from', { code: 'not-a-date' });
  if (!isLocalDate(until)) report('until', { code: 'not-a-date' });
  if (problems.length > 0) return problems;
  if (until < from) report('until', { code: 'ends-before-it-begins' });
  else if (until < today) report('until', { code: 'over-already', today });
  else if (daysBetween(from, until) >= MAX_ABSENCE_DAYS) {
    report('until', { code: 'too-long-away', max: MAX_ABSENCE_DAYS });
  }
  return problems;
}

async function clashesOf(
  { absences, directory }: AbsencePorts,
  workspace: WorkspaceId,
  person: Person,
  input: AbsenceInput,
  today: LocalDate,
): Promise<FieldProblem<AbsenceField>[]> {
  const own = await absences.forPerson(workspace, person.id, today);
  if (own.length >= MAX_ABSENCES) return [{ field: 'from', problem: { code: 'too-many-absences', max: MAX_ABSENCES } }];
  const clash = own.find((one) => overlap(one, input));
  if (clash !== undefined) {
    return [{ field: 'from', problem: { code: 'away-already', from: clash.from, until: clash.until } }];
  }
  const { delegate } = input;
  if (delegate === undefined) return [];
  const refuse = (problem: Problem) => [{ field: 'delegate' as const, problem }];
  if (delegate === person.id) return refuse({ code: 'own-delegate' });
  const { actor } = await actorFor(directory, workspace, delegate);
  if (!policy.beResponsible(actor).allowed) return refuse({ code: 'cannot-answer' });
  const theirs = await absences.within(workspace, [delegate], input.from, input.until);
  return theirs.length > 0 ? refuse({ code: 'delegate-away' }) : [];
}
