import type { Goal, GoalChange } from '../goal/goal.ts';
import type { PartInGoal } from '../goal/notices.ts';
import type { UserId } from '../names.ts';
import type { DraftField } from './form-draft.ts';
import { TYPED_TEXTS, type TypedText } from './not-counted.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly transferred: TransferredNotice;
    readonly 'draft-left': DraftLeftNotice;
  }
}

/** A goal in which somebody has another part than before. */
export interface TransferredGoal {
  readonly title: string;
  readonly teamName: string;
  readonly part: PartInGoal;
}

/** To who got parts in goals by one change, or gave them away (`to` is who has them). */
export interface TransferredNotice {
  readonly kind: 'transferred';
  readonly by: UserId;
  readonly to?: UserId;
  readonly goals: readonly TransferredGoal[];
  readonly reason?: string;
}

/** To who typed something about a goal, did not send it, and cannot any more: it is given back word for word. */
export interface DraftLeftNotice {
  readonly kind: 'draft-left';
  readonly title: string;
  /** Who answers for the goal now. */
  readonly to: UserId;
  readonly value?: string;
  readonly texts: readonly { readonly field: TypedText; readonly text: string }[];
}

/** Somebody's part in a goal. */
export interface Part {
  readonly person: UserId;
  readonly part: PartInGoal;
}

/** Whether a change is about who has a part in the goal, or whether it is for them alone. */
export function isAboutPeople({ now }: Pick<GoalChange, 'now'>): boolean {
  return ['owner', 'reporter', 'contributors', 'visibility'].some((field) => field in now);
}

/** Whose parts in a goal began with a change, and whose ended. Contributors who leave are told nothing. */
export function partsChanged({ was, now }: Pick<GoalChange, 'was' | 'now'>): { gained: Part[]; lost: Part[] } {
  const part = (person: UserId | null | undefined, name: PartInGoal): Part[] =>
    person ? [{ person, part: name }] : [];
  const before = was.contributors ?? [];
  const added = (now.contributors ?? []).filter((person) => !before.includes(person));
  return {
    gained: [
      ...part(now.owner, 'owner'),
      ...part(now.reporter, 'reporter'),
      ...added.flatMap((person) => part(person, 'contributor')),
    ],
    lost: [...part(was.owner, 'owner'), ...part(was.reporter, 'reporter')],
  };
}

/** What a draft holds of a new answer to a goal: its numbers as they were typed, and its texts. */
export function typedAbout(
  { id }: Pick<Goal, 'id'>,
  fields: readonly DraftField[],
): Pick<DraftLeftNotice, 'value' | 'texts'> | undefined {
  const typed = fields.flatMap(({ field, value, corrects }) => {
    const isOf = corrects === undefined && field.startsWith(`${id}:`) && typeof value === 'string' && value !== '';
    return isOf ? [[field.slice(id.length + 1), value] as const] : [];
  });
  const numbers = typed.flatMap(([field, text]) => (field === 'value' || field.startsWith('input.') ? [text] : []));
  const texts = TYPED_TEXTS.flatMap((field) => {
    return typed.flatMap(([name, text]) => (name === field ? [{ field, text }] : []));
  });
  if (numbers.length === 0 && texts.length === 0) return undefined;
  return { ...(numbers.length > 0 && { value: numbers.join(' · ') }), texts };
}
