import type { ClientId, UserId } from '../names.ts';

/** What a goal holds of clients' words at the most; more is refused. */
export const MAX_FEEDBACK = 200;

export const SENTIMENTS = ['positive', 'mixed', 'negative'] as const;
/** How a client sounds to the person who kept the words. Nothing guesses it. */
export type Sentiment = (typeof SENTIMENTS)[number];

/** What a client said, attached to a goal from a message: part of its history without a value. */
export interface Feedback {
  /** Follows from the message, so that one message is attached to a goal once. */
  readonly id: string;
  readonly text: string;
  /** Who attached it. */
  readonly by: UserId;
  readonly at: Date;
  /** Who wrote the message, where that is a person of the workspace. */
  readonly from?: UserId;
  readonly sentiment?: Sentiment;
  /** Whose words they are; absent where they are those of the goal's client. */
  readonly client?: ClientId;
}
