import assert from 'node:assert/strict';
import { type Boot, bootsOn, cronBoot, openingOfFile } from './boot.ts';
import { type Claims, claimsOn } from './claims.ts';
import { type Draining, drainingOn } from './draining.ts';
import { type Ground, type GroundKind, groundsAtHand, openGround } from './ground.ts';
import { idleTicksOn, type Tick } from './idle-schedules.ts';
import { occurrencesOn } from './occurrences.ts';
import { machine, table, writeMeasured } from './page.ts';
import { inHandOn, type TakeOver, takeOverOn } from './take-over.ts';

interface Options {
  readonly smoke?: boolean;
}

interface OnGround {
  readonly claims: Claims;
  readonly ticks: Awaited<ReturnType<typeof idleTicksOn>>;
  readonly boots: Awaited<ReturnType<typeof bootsOn>>;
  readonly draining: Draining;
  readonly takeOver: TakeOver;
  /** Not measured in a short run. */
  readonly inHand: number | undefined;
}

/**
 * What delivery costs, beside Agenda 6 and node-cron, on the embedded store and on the server of MONGODB_URI where there is
 * one. With `write` it goes into `docs/performance.md`.
 */
export async function benchDelivery({ smoke = false, write = false }: Options & { readonly write?: boolean } = {}) {
  const began = performance.now();
  const grounds = groundsAtHand();
  const occurrences = await on('embedded', (ground) => occurrencesOn(ground, { smoke }));
  const cron = await cronBoot({ smoke });
  const fileMs = await openingOfFile({ smoke });
  const quick: (Pick<OnGround, 'claims' | 'ticks' | 'boots'> & { readonly kind: GroundKind })[] = [];
  // What takes all of the machine comes one after the other; what waits for the clock, together.
  for (const kind of grounds) {
    const claims = await said(kind, 'claims', () => on(kind, (ground) => claimsOn(ground, { smoke })));
    const ticks = await said(kind, 'idle ticks', () => on(kind, (ground) => idleTicksOn(ground, { smoke })));
    const boots = await said(kind, 'boots', () => on(kind, (ground) => bootsOn(ground, { smoke })));
    quick.push({ kind, claims, ticks, boots });
  }
  const measured = new Map<GroundKind, OnGround>();
  const slow = async ({ kind, ...rest }: (typeof quick)[number]) => {
    const [draining, inHand] = await Promise.all([
      said(kind, 'a Monday morning', () => on(kind, (ground) => drainingOn(ground, { smoke }))),
      smoke ? undefined : said(kind, 'a message in hand', () => on(kind, inHandOn)),
    ]);
    const takeOver = await said(kind, 'take-over', () => on(kind, (ground) => takeOverOn(ground, { smoke })));
    measured.set(kind, { ...rest, draining, inHand, takeOver });
  };
  if (smoke) for (const one of quick) await slow(one);
  else await Promise.all(quick.map(slow));
  const of = (kind: GroundKind): OnGround => {
    const found = measured.get(kind);
    assert(found !== undefined);
    return found;
  };
  const lines = grounds.flatMap((kind) => [...groundLines(kind, of(kind)), '']);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const page = [
    `${machine()}. Medians of five. The whole command took ${minutes} minutes.`,
    '',
    ...table(
      ['microseconds of the processor', 'Goalpost', 'node-cron', 'Agenda', 'goal'],
      [
        [
          'when a schedule falls due next',
          occurrences.ours.toFixed(1),
          occurrences['node-cron'].toFixed(1),
          occurrences.agenda.toFixed(1),
          '15',
        ],
      ],
    ),
    '',
    `node-cron keeps its tasks in memory alone: ${count(cron.schedules)} of them take ${seconds(cron.ms)} s to start and ${mb(cron)} MB.`,
    `The embedded store opens its file with as many schedules in ${seconds(fileMs)} s.`,
    '',
    ...lines,
  ];
  console.log(page.join('\n'));
  if (write) writeMeasured('delivery', page.slice(0, -1));
}

async function on<T>(kind: GroundKind, measure: (ground: Ground) => Promise<T>): Promise<T> {
  const ground = await openGround(kind);
  try {
    return await measure(ground);
  } finally {
    await ground.close();
  }
}

async function said<T>(kind: GroundKind, what: string, measure: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await measure();
  console.log(`  ${kind}: ${what} took ${seconds(performance.now() - began)} s: ${JSON.stringify(result)}`);
  return result;
}

const count = (value: number) => value.toLocaleString('en-US');
const seconds = (ms: number) => (ms / 1000).toFixed(1);
const mb = ({ heapMb }: Boot) => heapMb.toFixed(0);
const NAMES: Readonly<Record<GroundKind, string>> = { embedded: 'On the embedded store', server: 'On the server' };

function groundLines(kind: GroundKind, { claims, ticks, boots, draining, takeOver, inHand }: OnGround): string[] {
  const { ours, agenda } = boots;
  return [
    `### ${NAMES[kind]}`,
    '',
    ...table(
      ['', 'Goalpost', 'Agenda at its defaults', 'Agenda tuned', 'goal'],
      [
        [
          'messages claimed and recorded a second',
          ...[claims.ours, claims.agenda['at its defaults'], claims.agenda.tuned].map((rate) => rate.toFixed(0)),
          `10 times Agenda; it is ${claims.times.toFixed(1)}`,
        ],
        [`ready with ${count(boots.schedules)} schedules, s`, ...[seconds(ours.ms), seconds(agenda.ms), '', '1']],
        ['on the heap then, MB', ...[mb(ours), mb(agenda), '', '20']],
      ],
    ),
    '',
    ...tickLines(ticks),
    '',
    ...table(
      ['', 'measured', 'goal'],
      [
        [
          `${draining.messages} posts to a workspace, s`,
          draining.seconds.toFixed(1),
          `1.10 of ${draining.boundSeconds.toFixed(1)}; it is ${ratioOf(draining)}`,
        ],
        ['refused by Slack with 429', `${draining.limited}`, '0'],
        ['p99 until a command is acknowledged meanwhile, ms', draining.commandP99.toFixed(0), '150'],
        ['p99 until a check-in is acknowledged meanwhile, ms', draining.checkInP99.toFixed(0), '150'],
        [
          'take-over after a kill, s (worst of five)',
          `${takeOver.median.toFixed(1)} (${takeOver.worst.toFixed(1)})`,
          '35',
        ],
        ['of what was in hand, s', inHand === undefined ? 'not measured' : inHand.toFixed(0), ''],
      ],
    ),
  ];
}

const ratioOf = ({ seconds: taken, boundSeconds }: Draining) =>
  boundSeconds === 0 ? 'all at once' : (taken / boundSeconds).toFixed(2);

function tickLines({ ours, agenda }: OnGround['ticks']): string[] {
  const cells = (tick: Tick | undefined) =>
    tick === undefined
      ? ['', '']
      : [tick.ms.toFixed(1), tick.examined === undefined ? 'not said' : count(tick.examined)];
  const sizes = [...new Set([...ours, ...agenda].map(({ schedules }) => schedules))].toSorted((a, b) => a - b);
  const at = (ticks: readonly Tick[], size: number) => ticks.find(({ schedules }) => schedules === size);
  return table(
    ['idle schedules', 'beat, ms', 'documents examined', 'a tick of Agenda, ms', 'documents examined'],
    sizes.map((size) => [count(size), ...cells(at(ours, size)), ...cells(at(agenda, size))]),
  );
}
