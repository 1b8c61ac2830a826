import type { Goal } from '../goal/goal.ts';
import { originalIdOf } from '../history/versions.ts';
import type { CheckInId, GoalId, LocalDate, LocalTime, UserId, WorkspaceId, Zone } from '../names.ts';
import { localDateOf, localTimeOf } from '../time/instant.ts';

/** What stands in the fields of a form: a text or what was chosen, by the goal and the field it belongs to. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

/** Days after which a draft is forgotten. */
export const DRAFT_DAYS = 14;
/** Characters of a draft; what does not fit is left out, field by field from the end. */
export const MAX_DRAFT_LENGTH = 50_000;

/** What a form says of one goal: an answer or, in the form of one value, any value; and in either, a correction. */
export interface DraftSubject {
  readonly goal: GoalId;
  /** It is typed into the form of one value, and not into the check-in form. */
  readonly byItself?: true;
  /** What is corrected: the first version of it, so that a draft is found though it was corrected once more meanwhile. */
  readonly corrects?: CheckInId;
}

/** An answer to a goal or, where one of its check-ins is named, the correction of it, whichever version that is. */
export function draftSubjectFor(
  { id, checkIns }: Pick<Goal, 'id' | 'checkIns'>,
  corrects: CheckInId | undefined,
): DraftSubject {
  return { goal: id, ...(corrects !== undefined && { corrects: originalIdOf(checkIns, corrects) }) };
}

/** A field as `goal:field`, of what it is, and when it was kept (with its draft, where absent). */
export interface DraftField extends Omit<DraftSubject, 'goal'> {
  readonly field: string;
  readonly value: string | readonly string[];
  readonly at?: Date;
}

/** What a person typed into forms about goals and has not submitted. One each, whichever goals and forms it was for. */
export interface FormDraft {
  /** `workspace|person`. */
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly fields: readonly DraftField[];
  readonly savedAt: Date;
}

/** What App Home reads of a draft: all but what was typed. */
export interface DraftOutline {
  readonly fields: readonly Omit<DraftField, 'value'>[];
  readonly savedAt: Date;
}

/** The draft with what is typed now, of each thing that a form is about, in place of what it held of these. */
export function withFieldValues(
  draft: Pick<FormDraft, 'fields'> | undefined,
  parts: readonly { readonly of: DraftSubject; readonly typed: FieldValues }[],
  at: Date,
): FormDraft['fields'] {
  const others = withoutSubjects(
    draft,
    parts.map(({ of }) => of),
  );
  const now = parts.flatMap(({ of: { goal: _, ...what }, typed }) =>
    Object.entries(typed).map(([field, value]) => ({ field, value, at, ...what })),
  );
  let room = MAX_DRAFT_LENGTH;
  return [...now, ...others].filter(({ field, value }) => {
    room -= field.length + JSON.stringify(value).length;
    return room >= 0;
  });
}

/** What is left of a draft when these are submitted, or are not to be kept. */
export function withoutSubjects(
  draft: Pick<FormDraft, 'fields'> | undefined,
  these: readonly DraftSubject[],
): FormDraft['fields'] {
  return (draft?.fields ?? []).filter((field) => !isOf(these, field));
}

/** What a draft holds of these. */
export function fieldValuesFor(
  draft: Pick<FormDraft, 'fields'> | undefined,
  these: readonly DraftSubject[],
): FieldValues {
  const theirs = (draft?.fields ?? []).filter((field) => isOf(these, field));
  return Object.fromEntries(theirs.map(({ field, value }) => [field, value]));
}

/** When the last of these was kept; undefined where a draft holds nothing of them. */
export function lastSavedAt(draft: DraftOutline | undefined, these: readonly DraftSubject[]): Date | undefined {
  const times = draft?.fields.filter((field) => isOf(these, field)).map(({ at }) => (at ?? draft.savedAt).getTime());
  return times && times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

/** When something was kept, by the clock of a person. */
export interface SavedTime {
  readonly on: LocalDate;
  readonly at: LocalTime;
}

/** {@link lastSavedAt} by the clock of a zone. */
export function lastSavedIn(
  zone: Zone,
  draft: DraftOutline | undefined,
  these: readonly DraftSubject[],
): SavedTime | undefined {
  const at = lastSavedAt(draft, these);
  return at && { on: localDateOf(at, zone), at: localTimeOf(at, zone) };
}

/** Of what a draft holds something, what was kept last first. Goal ids hold no colon. */
export function draftSubjectsIn(fields: readonly Omit<DraftField, 'value'>[]): DraftSubject[] {
  const all = fields.map(({ field, byItself, corrects }): DraftSubject => {
    const goal = field.slice(0, field.indexOf(':'));
    return { goal, ...(byItself && { byItself }), ...(corrects !== undefined && { corrects }) };
  });
  return all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);
}

function isOf(these: readonly DraftSubject[], { field, ...what }: Omit<DraftField, 'value'>): boolean {
  return these.some((one) => field.startsWith(`${one.goal}:`) && isSame(one, { ...what, goal: one.goal }));
}

function isSame(one: DraftSubject, other: DraftSubject): boolean {
  return one.goal === other.goal && one.byItself === other.byItself && one.corrects === other.corrects;
}
