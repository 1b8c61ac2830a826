import type { Posting } from './default-poster.ts';
import { FAULT_KINDS, type FaultKind } from './faults.ts';
import type { Result } from './results.ts';

/** What many runs came to. */
export function createTally() {
  const struck: Partial<Record<FaultKind, number>> = {};
  const commits = new Map<string, number>();
  let paceChecked = 0;
  const sums = { runs: 0, calls: 0, posts: 0, answers: 0, takenAway: 0 };
  const faults = () => Object.values(struck).reduce((sum, count) => sum + count, 0);
  return {
    add: (result: Result) => {
      commits.set(result.commit, (commits.get(result.commit) ?? 0) + 1);
      sums.runs += 1;
      if (result.isPaceChecked === true) paceChecked += 1;
      for (const key of ['calls', 'posts', 'answers', 'takenAway'] as const) sums[key] += result[key];
      for (const kind of FAULT_KINDS) struck[kind] = (struck[kind] ?? 0) + (result.struck[kind] ?? 0);
    },
    runs: () => sums.runs,
    /** In how many of them Slack's rates were looked at. */
    paceChecked: () => paceChecked,
    sums: () => ({ ...sums, faults: faults() }),
    struck: () => struck,
    /** How many runs were made with each commit. */
    commits: () => commits,
    line: () => `${sums.calls} calls, ${sums.posts} posts, ${sums.answers} answers, ${faults()} faults`,
  };
}

export type Tally = ReturnType<typeof createTally>;

/** What the kinds of faults are called on the page. */
const NAMES: Readonly<Record<FaultKind, string>> = {
  'crash-before': 'killed before a call',
  'crash-after': 'killed after a call took effect',
  pause: 'stood still for 20 to 240 seconds',
  skew: 'clock off by up to ten minutes',
  'store-lost': 'a command to the store never arrived',
  'store-answer-lost': 'a command to the store took effect, its answer was lost',
  stepdown: 'the primary stepped down',
  'disk-full': 'no room for writes, for up to 20 minutes',
  'slack-reset': 'connection reset before Slack took the call',
  'slack-reset-after': 'connection reset after Slack took the call',
  'slack-500': 'status 500 before',
  'slack-500-after': 'status 500 after',
  'slack-timeout': 'timeout before',
  'slack-timeout-after': 'timeout after',
  'slack-internal-error': '`internal_error` before',
  'slack-internal-error-after': '`internal_error` after',
  'slack-429': 'status 429',
  'inbound-repeated': 'a submission came two to four times',
  'inbound-late': 'a submission came again an hour later',
  'inbound-overtaken': 'a submission came after a later one',
};

interface Reported {
  readonly tally: Tally;
  readonly days: number;
  readonly first: number;
  readonly command: string;
  readonly byDefault: Posting;
  readonly failures: number;
}

/** docs/reliability.md. */
export function reportOf({ tally, days, first, command, byDefault, failures }: Reported): string {
  const { runs, calls, posts, answers, takenAway, faults } = tally.sums();
  const count = (value: number) => value.toLocaleString('en-US');
  const commits = [...tally.commits()].map(([commit, made]) => `${commit} (${count(made)})`);
  const rows = FAULT_KINDS.map((kind) => `| ${NAMES[kind]} | ${count(tally.struck()[kind] ?? 0)} |`);
  return `# Reliability

\`\`\`
${command}
\`\`\`

wrote this page. The simulation runs the whole bot in virtual time: its use cases, schedules, stores, and delivery, over a
simulated Slack. Two instances share one store; in every fourth run there is one, alone with its store, which takes over at
once what it had in hand before a kill. Every call of an instance waits at a gate. The seed decides which call goes next and
which one is struck, so a seed repeats a run exactly. If a run breaks a promise, the command prints the shortest list of
faults that still breaks it, and how to repeat it. [ADR 34](adr/0034-failures-that-can-be-replayed.md) has the reasons.

## Result

| | |
|---|---|
| runs | ${count(runs)} of ${days} days each, seeds ${first} to ${first + runs - 1} |
| with commit | ${commits.join(', ')} |
| calls to Slack and the store | ${count(calls)} |
| messages posted | ${count(posts)} |
| answers acknowledged | ${count(answers)} |
| faults that struck | ${count(faults)} |
| runs that broke a promise | ${count(failures)} |
| messages that stood twice until the later post was deleted | ${count(takenAway)} |

At the end of each run, these promises are checked:

- Each acknowledged answer is in its goals once.
- Each message stands once in Slack, as it was last wanted, or was skipped. Nothing else stands there.
- No message waits, is in doubt, is held, or has nowhere to go.
- No call came faster than Slack takes such calls${tally.paceChecked() === runs ? '' : ` (looked at in ${count(tally.paceChecked())} of the runs)`}.
- Each schedule is up to date, each round that is over is closed, and everybody who was asked has a prompt.

## Faults

| what happened | times |
|---|---|
${rows.join('\n')}

## The same faults without an outbox

A poster that keeps its messages in a table, posts them with \`new WebClient(token)\`, and ticks them off afterwards met as
many faults of the kinds that strike a post. The waits between the client's tries were left out.

| | posts | stood twice or more | lost |
|---|---|---|---|
| \`WebClient\` at its defaults | ${count(byDefault.posts)} | ${count(byDefault.doubled)} | ${count(byDefault.lost)} |
| Goalpost | ${count(posts)} | ${failures === 0 ? '0' : 'see above'} | ${failures === 0 ? '0' : 'see above'} |
`;
}
