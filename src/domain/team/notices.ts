import type { ChannelId, LocalDate, TeamId, UserId } from '../names.ts';

declare module '../message/notice.ts' {
  interface NoticeKinds {
    readonly undeliverable: UndeliverableNotice;
    readonly welcome: WelcomeNotice;
    readonly 'next-steps': NextStepsNotice;
    readonly invited: InvitedNotice;
    readonly 'goals-left': GoalsLeftNotice;
    readonly 'stand-in': StandInNotice;
  }
}

/** To the lead: a message to the team's channel had nowhere to go. */
export interface UndeliverableNotice {
  readonly kind: 'undeliverable';
  readonly channel: ChannelId;
  readonly teamName: string;
}

/** To somebody who has become a member of a team. */
export interface WelcomeNotice {
  readonly kind: 'welcome';
  readonly teamName: string;
  readonly channel: ChannelId;
  readonly lead: UserId;
  /** It is the lead who is greeted. */
  readonly leads: boolean;
}

/** To somebody who has made their first team. */
export interface NextStepsNotice {
  readonly kind: 'next-steps';
  readonly team?: TeamId;
  /** The first goal is set; the first round was opened. */
  readonly done?: readonly ('goal' | 'round')[];
  readonly teamName: string;
  readonly channel: ChannelId;
}

/** To who invited the bot to a channel that is no team's. */
export interface InvitedNotice {
  readonly kind: 'invited';
  readonly channel: ChannelId;
}

/**
 * To the lead: somebody else took people out of the team who own or report goals, or one of them cannot answer any more.
 */
export interface GoalsLeftNotice {
  readonly kind: 'goals-left';
  readonly teamName: string;
  /** Absent where nobody did it: the account is deactivated, or a guest's by now. */
  readonly by?: UserId;
  /** `owner` is who keeps it up, and is not there. */
  readonly goals: readonly { readonly title: string; readonly owner: UserId }[];
}

/** To who was named to answer for somebody while they are away. */
export interface StandInNotice {
  readonly kind: 'stand-in';
  readonly person: UserId;
  readonly from: LocalDate;
  readonly until: LocalDate;
}
