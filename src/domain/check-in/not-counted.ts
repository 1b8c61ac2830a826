import type { Unit } from '../kpi/kpi.ts';
import type { LocalDate } from '../names.ts';
import type { CheckInText } from './check-in-input.ts';

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
  readonly texts: readonly { readonly field: CheckInText; readonly text: string }[];
}
