import { forEachSequentially } from './concurrency/for-each-sequentially.ts';

/** What is to be closed, in the order in which it was started. */
export type Closing = (() => Promise<unknown>)[];

/** The last that was started is the first to stop. One that fails does not keep the others from stopping. */
export async function closeAll(closing: Closing): Promise<void> {
  await forEachSequentially(closing.splice(0).toReversed(), (close) => close());
}
