/** Runs the seeds that it is given, one by one, in a process of its own. */
import { openPlace } from './place.ts';
import { simulate } from './simulate.ts';

const place = await openPlace();
process.on('message', async (order: { seed: number; days: number; only?: readonly number[] }) => {
  process.send?.(await simulate(place, order));
});
process.on('disconnect', () => void place.close().then(() => process.exit(0)));
process.send?.('ready');
