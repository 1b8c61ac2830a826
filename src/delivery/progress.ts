import type { Drained, Monotonic } from './messenger-port.ts';

/** How often it is said how far a long queue is. */
const REPORTED_EVERY_MS = 30_000;

/** How far a queue is that is longer than Slack takes at once. */
export interface Progress {
  /** Sent since it fell behind. */
  readonly sent: number;
  /** Due, and not sent yet. */
  readonly waiting: number;
  /** Sent in a second, since it was last said. */
  readonly perSecond: number;
  /** Seconds until the queue is empty at that rate; absent where nothing goes. */
  readonly secondsLeft?: number;
}

interface Watching {
  readonly monotonic: Monotonic;
  /** How many messages are due. */
  readonly waiting: () => Promise<number>;
  readonly report: (progress: Progress) => void;
}

/**
 * Follows drains, and says how far they are: when they fall behind, every 30 seconds while they are, and once more when
 * they have caught up.
 */
export function watchProgress({ monotonic, waiting, report }: Watching): (drained: Drained) => Promise<void> {
  let behind: { sent: number; reportedAt: number; sentThen: number } | undefined;

  return async ({ sent, isBehind }) => {
    const now = monotonic();
    const isFirst = behind === undefined;
    if (isFirst && !isBehind) return;
    behind ??= { sent: 0, reportedAt: now, sentThen: 0 };
    behind.sent += sent;
    const seconds = (now - behind.reportedAt) / 1000;
    if (!isFirst && isBehind && seconds * 1000 < REPORTED_EVERY_MS) return;
    const { sent: total, sentThen } = behind;
    const perSecond = seconds > 0 ? (total - sentThen) / seconds : 0;
    behind = isBehind ? { sent: total, reportedAt: now, sentThen: total } : undefined;
    const left = await waiting();
    const rate = Math.round(perSecond * 10) / 10;
    report({
      sent: total,
      waiting: left,
      perSecond: rate,
      ...(perSecond > 0 && { secondsLeft: Math.round(left / perSecond) }),
    });
  };
}
