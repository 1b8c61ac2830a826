import { benchAcks } from './acks.ts';
import { benchDelivery } from './delivery.ts';
import { benchDomain } from './domain.ts';
import { benchLots } from './lots.ts';
import { benchPictures } from './pictures.ts';
import { benchPortfolio } from './portfolio.ts';
import { benchReads } from './reads.ts';
import { benchReview } from './review.ts';
import { benchSimulator } from './simulator.ts';
import { benchStore } from './store.ts';
import { benchTicks } from './ticks.ts';

/** `npm run bench`; with `-- --smoke` a short run that shows that it works. */
const smoke = process.argv.includes('--smoke');
console.log('Domain: evaluations on one core');
benchDomain({ smoke });
console.log('Pictures: what one costs beside the renderer alone');
await benchPictures({ smoke });
console.log('Embedded store: operations per second over sockets, 16 at a time, by the number of check-ins stored');
await benchStore({ smoke });
console.log('Beats: milliseconds of one at which nothing is due, by what lies there idle');
await benchTicks({ smoke });
console.log('Claims: messages that go out in a second, by what a call to Slack takes');
await benchLots({ smoke });
console.log('Reads: what a person waits for who looks, with 10,000 goals in 100 teams');
await benchReads({ smoke });
console.log('Review: what a lead waits for, with 200 goals');
await benchReview({ smoke });
console.log('All teams at a glance: what an administrator waits for, beside reading every goal');
await benchPortfolio({ smoke });
console.log('Simulated Slack: commands answered over Socket Mode, 500 a second offered');
await benchSimulator({ smoke });
console.log('Acknowledgements: commands and submitted check-ins over signed HTTP, beside a bare Bolt app');
await benchAcks({ smoke });
console.log('Delivery: claims, ticks, boot, and take-over, beside Agenda 6, node-cron, and the limits of Slack');
await benchDelivery({ smoke });
// Agenda leaves a timer of five minutes behind for each of its jobs.
process.exit(0);
