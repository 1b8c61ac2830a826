import type { MessageCard } from '../../../src/protocol.ts';
import { dayLabel, dayOf, instantOfTs } from './time.ts';

/** A message of the same author within this many seconds goes on under the first one's name. */
const SAME_BREATH_S = 300;

/** What is drawn below each other in a conversation. */
export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly label: string }
  | { readonly kind: 'new'; readonly key: 'new' }
  | { readonly kind: 'message'; readonly key: string; readonly message: MessageCard; readonly continued: boolean };

/** Tells a message that stands in the conversation itself from a reply in a thread alone. */
export function isTopLevel(message: MessageCard): boolean {
  return message.broadcast || message.threadTs === undefined || message.threadTs === message.ts;
}

/** The replies of a thread, oldest first, without the message that it hangs on. */
export function repliesOf(messages: readonly MessageCard[], threadTs: string): readonly MessageCard[] {
  return messages.filter((message) => message.threadTs === threadTs && message.ts !== threadTs);
}

function continues(before: MessageCard | undefined, message: MessageCard): boolean {
  if (before?.author !== message.author || before.ephemeral !== message.ephemeral) return false;
  // What an app lays out in blocks stands for itself.
  if (message.blocks !== undefined || before.blocks !== undefined) return false;
  return Number(message.ts) - Number(before.ts) < SAME_BREATH_S;
}

interface Reader {
  readonly zone: string;
  readonly now: Date;
  /** The first message that the person has not seen, if any. */
  readonly firstNew?: string | undefined;
}

/** Lays messages out with a line for each day of the reader's zone and one before the first unseen message. */
export function timelineOf(messages: readonly MessageCard[], reader: Reader): readonly TimelineRow[] {
  return messages.flatMap((message, index): TimelineRow[] => {
    const before = messages[index - 1];
    const at = instantOfTs(message.ts);
    const day = dayOf(at, reader.zone);
    const opensDay = !before || dayOf(instantOfTs(before.ts), reader.zone) !== day;
    const isNew = message.ts === reader.firstNew;
    const key = `${message.ts}${message.ephemeral ? ' only you' : ''}`;
    return [
      ...(opensDay ? [{ kind: 'day', key: `day ${day}`, label: dayLabel(at, reader.zone, reader.now) } as const] : []),
      ...(isNew ? [{ kind: 'new', key: 'new' } as const] : []),
      { kind: 'message', key, message, continued: !opensDay && !isNew && continues(before, message) },
    ];
  });
}
