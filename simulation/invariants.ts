import type { Answer } from '../src/domain/check-in/answer.ts';
import type { OutboxMessage } from '../src/domain/message/outbox-message.ts';
import type { Round } from '../src/domain/round/round.ts';
import type { Stores } from '../src/stores/index.ts';
import { tooFast } from './limits.ts';
import { GOALS, TEAMS, WORKSPACE } from './scene.ts';
import type { Posted, SimulatedSlack } from './slack.ts';

export interface Ended {
  readonly stores: Stores;
  readonly slack: SimulatedSlack;
  /** The answers of which people were told that they are in. */
  readonly acknowledged: readonly Answer[];
  readonly rows: readonly OutboxMessage[];
  readonly now: Date;
}

/** The promises of delivery, each with what was found broken of it. */
export async function brokenPromises(ended: Ended) {
  const byRef = groupBy(ended.slack.messages, ({ ref }) => ref);
  const broken = [
    ...(await lostAnswers(ended)),
    ...ended.rows.flatMap((row) => brokenMessage(row, byRef.get(row.ref) ?? [], ended.now)),
    ...strangers(ended.rows, byRef),
    ...(await unfinished(ended)),
    ...tooFast(ended.slack.answered),
  ];
  const takenAway = ended.rows.reduce((sum, row) => sum + Math.max(0, extraPosts(row, byRef.get(row.ref) ?? [])), 0);
  return { broken, takenAway };
}

/** An answer that was acknowledged stands in its goals, each once. */
async function lostAnswers({ stores, acknowledged }: Ended): Promise<string[]> {
  const goals = await stores.goals.getMany(
    WORKSPACE,
    GOALS.map(({ id }) => id),
  );
  const checkIns = goals.flatMap((goal) => goal.checkIns.map(({ id }) => id));
  const counts = new Map([...groupBy(checkIns, (id) => id)].map(([id, all]) => [id, all.length]));
  const lost: string[] = [];
  for (const { goal, checkIn } of acknowledged.flatMap(({ entries }) => entries)) {
    const count = counts.get(checkIn.id) ?? 0;
    if (count !== 1) lost.push(`the check-in ${checkIn.id} of ${goal} stands ${count} times in it`);
  }
  return lost;
}

/** How often it was posted beyond its first time, its bumps, and the posts in place of one that was deleted. */
function extraPosts({ bumps = [], reposts }: OutboxMessage, posts: readonly Posted[]): number {
  return posts.length - (1 + bumps.length + reposts);
}

/** A message stands once, as it was last wanted, or ended in a state that says why not. */
function brokenMessage(row: OutboxMessage, posts: readonly Posted[], now: Date): string[] {
  const { id, state, posted, revision, notBefore } = row;
  const standing = posts.filter(({ deleted }) => !deleted);
  const broken: string[] = [];
  if (standing.length > 1) broken.push(`${id} stands ${standing.length} times`);
  if (state === 'sending' || state === 'unknown' || (state === 'pending' && notBefore <= now)) {
    broken.push(`${id} is ${state} still (${row.why ?? 'nobody took it'})`);
  }
  if (state === 'sent' && standing.length === 0) broken.push(`${id} is sent, and stands nowhere`);
  if (state === 'sent' && posted?.ts !== standing[0]?.ts) broken.push(`${id} stands elsewhere than is known`);
  if (state === 'sent' && posted?.shown !== revision)
    broken.push(`${id} shows revision ${posted?.shown} of ${revision}`);
  if (state === 'held' || state === 'parked') broken.push(`${id} is ${state} (${row.why})`);
  return broken;
}

/** Nothing stands in Slack that no message accounts for. */
function strangers(rows: readonly OutboxMessage[], byRef: ReadonlyMap<string, readonly Posted[]>): string[] {
  const known = new Set(rows.map(({ ref }) => ref));
  return [...byRef.keys()].filter((ref) => !known.has(ref)).map((ref) => `${ref} stands in Slack and is nobody's`);
}

/** Every schedule is up to date, every round that is over is closed, and who was asked has a prompt. */
async function unfinished({ stores, rows, now }: Ended): Promise<string[]> {
  const queued = new Set(rows.map(({ id }) => id));
  const broken: string[] = [];
  for (const { id } of TEAMS) {
    const schedules = await stores.schedules.forTeam(id);
    const late = schedules.filter(({ active, nextDueAt }) => active && nextDueAt <= now);
    broken.push(...late.map((schedule) => `the schedule ${schedule.id} stands still`));
    for (const state of ['open', 'closing', 'closed'] as const) {
      const rounds = await stores.rounds.forTeam(WORKSPACE, id, state);
      broken.push(...rounds.flatMap((round) => brokenRound(round, queued, now)));
    }
  }
  return broken;
}

function brokenRound({ id, state, closesAt, asks }: Round, queued: ReadonlySet<string>, now: Date): string[] {
  const unasked = asks.filter(({ person, goals }) => goals.length > 0 && !queued.has(`${id}|${person}|prompt`));
  return [
    ...(state !== 'closed' && closesAt <= now ? [`the round ${id} is ${state} still`] : []),
    ...unasked.map(({ person }) => `${id}: no prompt for ${person}`),
  ];
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
