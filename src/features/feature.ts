import type { NoticeKinds } from '../domain/message/notice.ts';
import type { Kudos } from '../domain/message/outbox-message.ts';
import type { ClientSection } from '../slack/client-sections.ts';
import type { Command } from '../slack/goal-command.ts';
import type { ListenerDeps } from '../slack/listener-deps.ts';
import type { Routes } from '../slack/routes.ts';
import type { Message } from '../slack/views/message.ts';
import type { FeatureTexts, Texts } from '../text/index.ts';

/** How a kind of notice becomes a message. */
export interface NoticeView<Notice> {
  message(notice: Notice, t: Texts, kudos: readonly Kudos[]): Message;
  /** Its messages may have a picture. */
  readonly isPictured?: boolean;
  /** Asked just before it is sent for the first time: whether it is still of use. Always, where absent. */
  isStillRelevant?(notice: Notice): boolean;
}

/** The notices of a feature, by their kinds. */
export type NoticeViews = { readonly [Kind in keyof NoticeKinds]?: NoticeView<NoticeKinds[Kind]> };

/** What people can do at a beat of the clock, in this order. */
export const PHASES = ['settle', 'return', 'remind', 'close'] as const;

/** What a feature does: what a person starts, and what follows by itself. */
interface Offer {
  readonly useCases: object;
  readonly followUps?: object;
}

/** Something that has to be done from time to time. May be repeated. */
export interface Duty {
  readonly name: string;
  /**
   * Answers that were cut short are settled before anybody returns, is reminded or is called missing: what they said may
   * only not have been applied yet.
   */
  readonly phase: (typeof PHASES)[number];
  run(): Promise<unknown>;
}

/**
 * A room of the house: everything that people can do with one thing. It composes itself from ports and registers what it
 * listens to, sends and says; there is no other list to extend than that of the features.
 *
 * `Known` is what its listeners call: its own, and that of the features below it.
 */
export interface Feature<Ports, Own extends Offer, Known = Own> {
  readonly name: string;
  /** What a person starts. Each takes who that is, and asks the policy itself. */
  readonly useCases: (ports: Ports) => Own['useCases'];
  /** What nobody asks for: it follows from an event, from the clock, or from what somebody was allowed to do. */
  readonly followUps?: (ports: Ports) => Own['followUps'];
  readonly duties?: (followUps: NonNullable<Own['followUps']>) => readonly Duty[];
  readonly texts: FeatureTexts;
  readonly notices?: NoticeViews;
  /** What it adds to the page of a client, below the client's name. */
  readonly clientSection?: ClientSection<Own['useCases']>;
  readonly commands?: readonly Command<Known>[];
  readonly listen?: (routes: Routes<ListenerDeps<Known>>) => void;
}
