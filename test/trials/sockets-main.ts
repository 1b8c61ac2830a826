/** `npm run trials:sockets`: Socket Mode for the equivalent of three days. `--report` writes its section of docs/reliability.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withSection } from '../../scripts/page-section.ts';
import { soakSockets } from './sockets.ts';

/** Three days in which something happens every five minutes. */
const PERIODS = 864;
const INSTANCES = 3;

const { values } = parseArgs({ options: { report: { type: 'boolean', default: false } } });
const soaked = await soakSockets({ periods: PERIODS, instances: INSTANCES, seed: 1 });
console.log(soaked);
const { renewals, faults, commands, lost, inOutages, twice, events, missed, most, offWhenQuiet } = soaked;

if (values.report) {
  const file = join(import.meta.dirname, '../../docs/reliability.md');
  const struck = Object.entries(faults)
    .map(([fault, count]) => `${fault} ${count}`)
    .join(', ');
  const text = `
\`\`\`
npm run trials:sockets -- --report
\`\`\`

wrote this section. ${INSTANCES} instances stay connected through ${PERIODS} periods, as many as three days have of five minutes, with all waits
shortened. In nine of ten Slack renews every connection, with a warning or without. In the others all connections are
dropped or half open, new ones are refused, ignored, or cut off after the hello, Socket Mode is turned off and on, all ten
connections of the app are taken, or Slack gives no address.

| | |
|---|---|
| renewals | ${renewals} |
| faults | ${struck} |
| commands while Slack renewed | ${commands}, of which ${lost} were not answered and ${twice} handled twice |
| commands that could not be delivered while everything was broken | ${inOutages}; people saw that in Slack |
| events, which Slack repeats | ${events}, of which ${missed} never came |
| connections of one instance | ${most} at the most; when it was quiet, all together differed by ${offWhenQuiet} from one each |
`;
  await writeFile(file, withSection(await readFile(file, 'utf8'), 'Socket Mode', text));
}
process.exitCode = lost + twice + missed + offWhenQuiet > 0 || most > 3 ? 1 : 0;
