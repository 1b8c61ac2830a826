/** Replies in threads (docs.slack.dev/messaging, "Threading messages"). */
import type { Message } from './model.ts';

/** The subtype of a reply that stands in the conversation, too. */
export const threadBroadcast = 'thread_broadcast';

/** Whether a message stands in the conversation itself, and not in a thread alone. */
export const isInConversation = ({ ts, threadTs, subtype }: Message): boolean =>
  threadTs === undefined || threadTs === ts || subtype === threadBroadcast;
