import type { Unit } from '../kpi/kpi.ts';
import type { LocalDate } from '../names.ts';
import { CHECK_IN_TEXTS, type CheckInText } from './check-in-input.ts';

/** The texts of a form that are given back where they reached no goal. */
export const TYPED_TEXTS = [...CHECK_IN_TEXTS, 'action'] as const;
export type TypedText = CheckInText | 'action';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly 'not-counted': NotCountedNotice;
  }
}

/** To somebody whose answer was taken and could not be stored with its goal: it is given back to them. */
export interface NotCountedNotice {
  readonly kind: 'not-counted';
  /** Absent where it is there no more; else it is full. */
  readonly goal?: { readonly title: string; readonly unit: Unit };
  readonly value: number;
  readonly on: LocalDate;
  /** What they wrote, whole. */
  readonly texts: readonly { readonly field: TypedText; readonly text: string }[];
}
