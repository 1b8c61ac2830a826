import { benchDelivery } from './delivery.ts';

/** `npm run bench:delivery`: what delivery costs, beside its peers. With `--write` it goes into `docs/performance.md`. */
await benchDelivery({ smoke: process.argv.includes('--smoke'), write: process.argv.includes('--write') });
// Agenda leaves a timer of five minutes behind for each of its jobs.
process.exit(0);
