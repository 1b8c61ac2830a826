import type { UserId } from '../names.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly owned: OwnedNotice;
  }
}

/** To the owner of a goal that somebody else set. */
export interface OwnedNotice {
  readonly kind: 'owned';
  readonly by: UserId;
  readonly title: string;
  readonly teamName: string;
}
