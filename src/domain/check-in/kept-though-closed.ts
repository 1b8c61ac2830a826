import type { GoalEnd } from '../goal/goal.ts';
import type { Unit } from '../kpi/kpi.ts';
import type { LocalDate } from '../names.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly 'kept-though-closed': KeptThoughClosedNotice;
  }
}

/** To somebody whose answer came when its goal was closed already: it is in the history and decides nothing. */
export interface KeptThoughClosedNotice {
  readonly kind: 'kept-though-closed';
  readonly title: string;
  readonly unit: Unit;
  readonly value: number;
  readonly on: LocalDate;
  readonly end: GoalEnd;
}
