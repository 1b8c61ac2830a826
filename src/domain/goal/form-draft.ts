import type { GoalId, UserId, WorkspaceId } from '../names.ts';

/** What stands in the fields of a form: a text or what was chosen, by the goal and the field it belongs to. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** Days after which a draft is forgotten. */
export const DRAFT_DAYS = 14;
/** Characters of a draft; what does not fit is left out, field by field from the end. */
export const LONGEST_DRAFT = 50_000;

/** What a person typed into the check-in form and has not submitted. One each, whichever goals it was for. */
export interface FormDraft {
  /** `workspace|person`. */
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Fields as `goal:field`, with what stands in them. */
  readonly fields: readonly { readonly field: string; readonly value: string | readonly string[] }[];
  readonly savedAt: Date;
}

/** The draft with what stands in the form now for these goals, in place of what it held for them before. */
export function withTyped(
  draft: Pick<FormDraft, 'fields'> | undefined,
  goals: readonly GoalId[],
  typed: Typed,
): FormDraft['fields'] {
  const others = withoutGoals(draft, goals);
  const now = Object.entries(typed).flatMap(([field, value]) => {
    return value.length === 0 || !isOf(goals, field) ? [] : [{ field, value }];
  });
  let room = LONGEST_DRAFT;
  return [...now, ...others].filter(({ field, value }) => {
    room -= field.length + JSON.stringify(value).length;
    return room >= 0;
  });
}

/** What is left of a draft when these goals are answered, or are not to be kept. */
export function withoutGoals(
  draft: Pick<FormDraft, 'fields'> | undefined,
  goals: readonly GoalId[],
): FormDraft['fields'] {
  return (draft?.fields ?? []).filter(({ field }) => !isOf(goals, field));
}

/** What a draft holds for these goals. */
export function typedFor(draft: Pick<FormDraft, 'fields'> | undefined, goals: readonly GoalId[]): Typed {
  const theirs = (draft?.fields ?? []).filter(({ field }) => isOf(goals, field));
  return Object.fromEntries(theirs.map(({ field, value }) => [field, value]));
}

function isOf(goals: readonly GoalId[], field: string): boolean {
  return goals.some((goal) => field.startsWith(`${goal}:`));
}

/** The goals of which a draft holds something. Goal ids hold no colon. */
export function goalsDrafted(fields: readonly Pick<FormDraft['fields'][number], 'field'>[]): GoalId[] {
  return [...new Set(fields.map(({ field }) => field.slice(0, field.indexOf(':'))))];
}
