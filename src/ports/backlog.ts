import type { OutboxState } from '../domain/message/outbox-message.ts';

/** In these states a message is not done with. */
export type WaitingState = Exclude<OutboxState, 'sent' | 'skipped'>;

/** What waits and what is open in the store, for whoever watches the bot. */
export interface Backlog {
  readonly messages: Readonly<Record<WaitingState, number>>;
  /** Of those that are pending, how many may go now. */
  readonly due: number;
  /** Since when the first of the messages that are due waits; absent where none is due. */
  readonly oldestDueAt?: Date;
  readonly openRounds: number;
}
