import type { UserId } from '../names.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly owned: OwnedNotice;
  }
}

/** What a person is to a goal. */
export type PartInGoal = 'owner' | 'reporter' | 'contributor';

/** To somebody who has a part in a goal that another set. */
export interface OwnedNotice {
  readonly kind: 'owned';
  readonly by: UserId;
  readonly title: string;
  readonly teamName: string;
  /** Its owner where absent. */
  readonly part?: Exclude<PartInGoal, 'owner'>;
}
