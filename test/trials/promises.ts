import { setTimeout as sleep } from 'node:timers/promises';
import type { Fleet } from './fleet.ts';

/** What stands in Slack that the outbox knows, and what became of each message. */
export interface Outcome {
  /** Ids of the messages that the outbox says are sent. */
  readonly sent: readonly string[];
  /** Messages that stand in Slack more than once, or not at all though they are said to be sent. */
  readonly broken: readonly string[];
}

interface Row {
  readonly _id: string;
  readonly ref: string;
  readonly state: string;
  readonly why?: string;
}

/** Messages of the round that is due; what celebrates or thanks depends on who was faster. */
const OF_ROUND = /\|monthly\|2026-12\|/;
const SETTLE_MS = 90_000;
const LOOK_MS = 200;
const QUIET_LOOKS = 30;
/** Longer than a claim, and than the time between two looks for a message. */
const STEP_MS = 70_000;
const STEPS = 6;

const rowsOf = ({ client }: Fleet): Promise<Row[]> =>
  client.db('trial').collection<Row>('outbox').find().toArray() as Promise<Row[]>;

/** What is due by now, or was claimed by somebody, or is looked for. */
async function unfinished(fleet: Fleet): Promise<number> {
  const now = fleet.now();
  const due = { state: { $in: ['pending', 'unknown'] }, notBefore: { $lte: now } };
  const db = fleet.client.db('trial');
  const [open, answers, schedules] = await Promise.all([
    db.collection('outbox').countDocuments({ $or: [{ state: 'sending' }, due] }),
    db.collection('answers').countDocuments({ applied: false }),
    db.collection('schedules').countDocuments({ active: true, nextDueAt: { $lte: now } }),
  ]);
  return open + answers + schedules;
}

/** Whether nothing is under way for a while, within so long; a beat comes every five seconds, and what it begins is not seen before. */
async function isQuietWithin(fleet: Fleet, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  let quiet = 0;
  while (Date.now() < until && quiet < QUIET_LOOKS) {
    quiet = (await unfinished(fleet).catch(() => 1)) === 0 ? quiet + 1 : 0;
    await sleep(LOOK_MS);
  }
  return quiet >= QUIET_LOOKS;
}

/** Lets time pass until nothing is under way any more, and nothing in doubt: where the server has a clock of its own, in real time. */
export async function settle(fleet: Fleet, isReal: boolean): Promise<void> {
  const until = Date.now() + STEPS * SETTLE_MS;
  for (let step = 0; isReal ? Date.now() < until : step < STEPS; step += 1) {
    if ((await isQuietWithin(fleet, isReal ? SETTLE_MS : SETTLE_MS / 4)) && (await looked(fleet)) === 0) return;
    if (!isReal) await fleet.pass(STEP_MS);
  }
}

/** Messages that are in doubt, whenever they are to be looked for. */
async function looked(fleet: Fleet): Promise<number> {
  return fleet.client
    .db('trial')
    .collection('outbox')
    .countDocuments({ state: { $in: ['unknown', 'sending'] } });
}

/** How often each message of the outbox stands in Slack, by its reference. */
function standing(fleet: Fleet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { messages } of fleet.simulator.workspace.conversations.values()) {
    for (const { metadata } of messages) {
      const { event_payload } = (metadata ?? {}) as { readonly event_payload?: { readonly id?: string } };
      if (event_payload?.id !== undefined) counts.set(event_payload.id, (counts.get(event_payload.id) ?? 0) + 1);
    }
  }
  return counts;
}

export async function outcomeOf(fleet: Fleet): Promise<Outcome> {
  const counts = standing(fleet);
  const rows = await rowsOf(fleet);
  const wrong = rows.flatMap(({ _id, ref, state, why }) => {
    const count = counts.get(ref) ?? 0;
    if (count > 1) return [`${_id} stands ${count} times`];
    if (state === 'sent' && count === 0) return [`${_id} is said to be sent and stands nowhere`];
    return ['unknown', 'sending', 'held', 'parked'].includes(state) ? [`${_id} is ${state} (${why ?? ''})`] : [];
  });
  const sent = rows.filter(({ _id, state }) => state === 'sent' && OF_ROUND.test(_id)).map(({ _id }) => _id);
  return { sent: sent.toSorted(), broken: wrong };
}
