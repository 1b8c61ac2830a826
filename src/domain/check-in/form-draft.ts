import type { Goal } from '../goal/goal.ts';
import { originalIdOf } from '../history/versions.ts';
import type { CheckInId, GoalId, LocalDate, LocalTime, UserId, WorkspaceId, Zone } from '../names.ts';
import { localDateOf, localTimeOf } from '../time/instant.ts';

/** What stands in the fields of a form: a text or what was chosen, by the goal and the field it belongs to. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** Days after which a draft is forgotten. */
export const DRAFT_DAYS = 14;
/** Characters of a draft; what does not fit is left out, field by field from the end. */
export const LONGEST_DRAFT = 50_000;

/** What a form says of one goal: an answer or, in the form of one value, any value; and in either, a correction. */
export interface DraftOf {
  readonly goal: GoalId;
  /** It is typed into the form of one value, and not into the check-in form. */
  readonly byItself?: true;
  /** What is corrected: the first version of it, so that a draft is found though it was corrected once more meanwhile. */
  readonly corrects?: CheckInId;
}

/** An answer to a goal or, where one of its check-ins is named, the correction of it, whichever version that is. */
export function draftFor({ id, checkIns }: Pick<Goal, 'id' | 'checkIns'>, corrects: CheckInId | undefined): DraftOf {
  return { goal: id, ...(corrects !== undefined && { corrects: originalIdOf(checkIns, corrects) }) };
}

/** A field as `goal:field`, of what it is, and when it was kept (with its draft, where absent). */
export interface DraftField extends Omit<DraftOf, 'goal'> {
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
export function withTyped(
  draft: Pick<FormDraft, 'fields'> | undefined,
  parts: readonly { readonly of: DraftOf; readonly typed: Typed }[],
  at: Date,
): FormDraft['fields'] {
  const others = without(
    draft,
    parts.map(({ of }) => of),
  );
  const now = parts.flatMap(({ of: { goal: _, ...what }, typed }) =>
    Object.entries(typed).map(([field, value]) => ({ field, value, at, ...what })),
  );
  let room = LONGEST_DRAFT;
  return [...now, ...others].filter(({ field, value }) => {
    room -= field.length + JSON.stringify(value).length;
    return room >= 0;
  });
}

/** What is left of a draft when these are submitted, or are not to be kept. */
export function without(draft: Pick<FormDraft, 'fields'> | undefined, these: readonly DraftOf[]): FormDraft['fields'] {
  return (draft?.fields ?? []).filter((field) => !isOf(these, field));
}

/** What a draft holds of these. */
export function typedFor(draft: Pick<FormDraft, 'fields'> | undefined, these: readonly DraftOf[]): Typed {
  const theirs = (draft?.fields ?? []).filter((field) => isOf(these, field));
  return Object.fromEntries(theirs.map(({ field, value }) => [field, value]));
}

/** When the last of these was kept; undefined where a draft holds nothing of them. */
export function keptAt(draft: DraftOutline | undefined, these: readonly DraftOf[]): Date | undefined {
  const times = draft?.fields.filter((field) => isOf(these, field)).map(({ at }) => (at ?? draft.savedAt).getTime());
  return times && times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

/** When something was kept, by the clock of a person. */
export interface Kept {
  readonly on: LocalDate;
  readonly at: LocalTime;
}

/** {@link keptAt} by the clock of a zone. */
export function keptIn(zone: Zone, draft: DraftOutline | undefined, these: readonly DraftOf[]): Kept | undefined {
  const at = keptAt(draft, these);
  return at && { on: localDateOf(at, zone), at: localTimeOf(at, zone) };
}

/** Of what a draft holds something, what was kept last first. Goal ids hold no colon. */
export function draftedIn(fields: readonly Omit<DraftField, 'value'>[]): DraftOf[] {
  const all = fields.map(({ field, byItself, corrects }): DraftOf => {
    const goal = field.slice(0, field.indexOf(':'));
    return { goal, ...(byItself && { byItself }), ...(corrects !== undefined && { corrects }) };
  });
  return all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);
}

function isOf(these: readonly DraftOf[], { field, ...what }: Omit<DraftField, 'value'>): boolean {
  return these.some((one) => field.startsWith(`${one.goal}:`) && isSame(one, { ...what, goal: one.goal }));
}

function isSame(one: DraftOf, other: DraftOf): boolean {
  return one.goal === other.goal && one.byItself === other.byItself && one.corrects === other.corrects;
}
