import { setTimeout as sleep } from 'node:timers/promises';
import { baseOf, type GoalpostOptions, prepare } from './app.ts';
import { type Closing, closeAll } from './closing.ts';
import { nextDueAt } from './stores/next-due.ts';

/** What is left when everything that was due is done. */
export interface Left {
  /** Messages that wait for their time. */
  readonly waiting: number;
  /** When something falls due next. */
  readonly nextDueAt: Date | undefined;
}

/** A message that was due and kept to Slack's pace, or that Slack asked to come later, goes out within this time. */
const SOON_MS = 30_000;
/** What still waits after so many beats in which no message went out waits for something else. */
const MAX_IDLE_BEATS = 5;

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** One beat, and as many as it takes until Slack's pace has let every message through that was due. */
async function beatUntilDone({ beat, stores: { outbox } }: Prepared, now: () => Date, signal: AbortSignal) {
  let waiting = Number.POSITIVE_INFINITY;
  for (let idle = 0; idle < MAX_IDLE_BEATS && !signal.aborted; ) {
    await beat(signal);
    const { pending } = await outbox.counts();
    idle = pending < waiting ? 0 : idle + 1;
    waiting = pending;
    const wait = ((await outbox.nextDueAt())?.getTime() ?? Number.POSITIVE_INFINITY) - now().getTime();
    if (wait > SOON_MS) return;
    // An abort ends the wait, and then the loop.
    await sleep(Math.max(0, wait), undefined, { signal }).catch(() => undefined);
  }
}

/** Does everything that is due now, once, and takes no requests in. An aborted signal ends it between two steps. */
export async function runOnce(options: GoalpostOptions, signal: AbortSignal): Promise<Left> {
  const closing: Closing = [];
  try {
    const base = baseOf(options, closing);
    const prepared = await prepare(base);
    const { stores, slack, domain } = prepared;
    await domain.followUps.followAllTeams(slack.identity.workspace);
    await beatUntilDone(prepared, base.clock.now, signal);
    return { waiting: (await stores.outbox.counts()).pending, nextDueAt: await nextDueAt(stores) };
  } finally {
    await closeAll(closing);
  }
}
