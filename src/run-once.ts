import { baseOf, type Closing, closeAll, type GoalpostOptions, prepare } from './app.ts';
import { nextDueAt } from './stores/next-due.ts';

/** What is left when everything that was due is done. */
export interface Left {
  /** Messages that wait for their time. */
  readonly waiting: number;
  /** When something falls due next. */
  readonly nextDueAt: Date | undefined;
}

/** Does everything that is due now, once, and takes no requests in. An aborted signal ends it between two steps. */
export async function runOnce(options: GoalpostOptions, signal: AbortSignal): Promise<Left> {
  const closing: Closing = [];
  try {
    const { stores, slack, domain, beat } = await prepare(baseOf(options, closing));
    await domain.followUps.followAllTeams(slack.identity.workspace);
    await beat(signal);
    return { waiting: (await stores.outbox.counts()).pending, nextDueAt: await nextDueAt(stores) };
  } finally {
    await closeAll(closing);
  }
}
