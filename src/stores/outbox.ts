import type { Db } from 'mongodb';
import { FIXABLE, type Finding, type Outcome } from '../domain/message/delivery.ts';
import type { Notice } from '../domain/message/notice.ts';
import {
  MAX_BUMPS,
  MAX_KUDOS,
  mayHaveArrived,
  OUTBOX_STATES,
  type OutboxMessage,
  type OutboxState,
  type Recipient,
} from '../domain/message/outbox-message.ts';
import { urgencyOf } from '../domain/message/urgency.ts';
import type { ChannelId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Dispatch, Dispatcher } from '../ports/outbox.ts';
import type { Clock, Ids } from '../ports/runtime.ts';
import { documents, isDuplicateKey } from './document.ts';
import { type Lanes, openLanes } from './lanes.ts';
import { amended, bumped, expired, found, moved, shownOnceMore, withKudos } from './outbox-changes.ts';
import { createOutboxDue, DUE_INDEXES } from './outbox-due.ts';
import { createOutboxLots } from './outbox-lots.ts';
import { fingerprintOf, type NoticeKindsKnown, outboxSchema } from './outbox-row.ts';
import { millisOf, NOW_MS } from './store-time.ts';

/** The outbox, for those who queue and for the one who delivers. Every change is one atomic write of one document. */
export interface Outbox extends Dispatcher {
  get(id: string): Promise<OutboxMessage | undefined>;
  /**
   * What waits and may go now, by urgency, and among equals the longest waiting first. Leaves out some workspaces. A
   * message that cannot be read is parked, not returned.
   */
  due(now: Date, limit: number, without?: readonly WorkspaceId[]): Promise<OutboxMessage[]>;
  /** Messages that may stand in Slack and are to be looked for now. */
  unresolved(now: Date, limit: number): Promise<OutboxMessage[]>;
  /**
   * The message as it is to be sent, or undefined where another was faster or it is not due any more. Those that are
   * claimed together share one attempt: the one that the lease of the message names.
   */
  claim(id: string, attempt: string, leaseMs: number, now: Date): Promise<OutboxMessage | undefined>;
  /** False where the claim is not the caller's any more; then nothing is written. Results go together, too. */
  finish(id: string, attempt: string, outcome: Outcome, now: Date): Promise<boolean>;
  /** False where the message has changed since it was read. */
  resolve(message: OutboxMessage, finding: Finding, now: Date): Promise<boolean>;
  /** A waiting message that is of no use any more; false where it changed since it was read. */
  skip(message: OutboxMessage, why: string): Promise<boolean>;
  /** A waiting message that has nowhere to go, as the one has not that it replies to. */
  park(message: OutboxMessage, why: string): Promise<boolean>;
  /** The replies to a message that was posted anew are to follow it into its new thread. */
  follow(parent: string, now: Date): Promise<void>;
  /** What stands in Slack is to be compared with what it is to show once more, as after a change. */
  showAgain(id: string): Promise<void>;
  /** Lets one waiting message wait longer; false where it changed since it was read. */
  wait(message: OutboxMessage, until: Date): Promise<boolean>;
  /** Lets all that waits for a workspace, or for one recipient in it, wait until then; says how many. */
  defer(where: { workspace: WorkspaceId; to?: Recipient }, until: Date): Promise<number>;
  /** Claims past their deadline, by the store's clock, become `unknown`; says how many. */
  expireLeases(now: Date): Promise<number>;
  /** All that claimed messages are dead: those become `unknown` at once, to be looked for from `lookAt` on; says how many. */
  endClaims(lookAt: Date): Promise<number>;
  /** A channel took a message: what had nowhere to go there is tried once more. */
  retryIn(workspace: WorkspaceId, channel: ChannelId): Promise<void>;
  /** Whether anything waits for other workspaces than these. */
  waitsElsewhere(workspaces: readonly WorkspaceId[]): Promise<boolean>;
  /** How many messages may go now. */
  dueCount(now: Date): Promise<number>;
  /** Which instance sends where. */
  readonly lanes: Lanes;
  /** The channel of a person's direct message, where a message stands there. */
  directMessageOf(workspace: WorkspaceId, user: UserId): Promise<ChannelId | undefined>;
  /** When something is next to be sent or looked for. */
  nextDueAt(): Promise<Date | undefined>;
  counts(): Promise<Record<OutboxState, number>>;
}

/** A notice is revised again so often where another write comes in between. */
const MAX_REVISIONS = 10;

/** How long a message that was sent is remembered: a year and a month. */
const KEPT_SECONDS = 396 * 24 * 60 * 60;

interface OutboxOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly noticeKinds: NoticeKindsKnown;
  /** The request from Slack that is in hand, which messages that come of it keep. */
  readonly cause?: () => string | undefined;
}

/** Opens the collection `outbox` and makes its indexes. */
export async function openOutbox(
  db: Db,
  { clock, ids, noticeKinds, cause = () => undefined }: OutboxOptions,
): Promise<Outbox> {
  const outbox = documents(db, 'outbox', outboxSchema(noticeKinds));
  const rows = outbox.collection;
  await rows.createIndexes([
    ...DUE_INDEXES,
    { key: { workspace: 1, state: 1, 'to.user': 1 } },
    { key: { workspace: 1, 'to.channel': 1, state: 1 } },
    { key: { aliases: 1 }, partialFilterExpression: { aliases: { $exists: true } } },
    { key: { inThreadOf: 1 }, partialFilterExpression: { inThreadOf: { $exists: true } } },
    // A message that stands in Slack for longer than a year is not edited any more.
    { key: { createdAt: 1 }, expireAfterSeconds: KEPT_SECONDS, partialFilterExpression: { state: 'sent' } },
  ]);

  const changed = async (write: Promise<{ matchedCount: number }>) => (await write).matchedCount === 1;

  const lots = createOutboxLots(outbox, clock);

  const desiredOf = (notice: Notice) => ({ notice, fingerprint: fingerprintOf(notice), cause: cause() });

  async function insert(dispatch: Dispatch, fingerprint: string, now: Date): Promise<boolean> {
    const request = cause();
    const urgency = urgencyOf(dispatch.notice, request);
    const { _id, ...row } = outbox.write({
      ...dispatch,
      ref: ids.next(),
      fingerprint,
      revision: 1,
      state: 'pending',
      attempts: 0,
      failures: 0,
      reposts: 0,
      looks: 0,
      ...(request !== undefined && { cause: request }),
      ...(urgency !== undefined && { urgency }),
      createdAt: now,
    });
    try {
      const result = await rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
      return result.upsertedCount === 1;
    } catch (error) {
      // Two upserts of one id at the same time: the other one inserted it.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** By its id, or else by an alias: most that is asked for was never queued. */
  async function known(id: string): Promise<OutboxMessage | undefined> {
    const found = await rows.find({ $or: [{ _id: id }, { aliases: id }] }).toArray();
    const row = found.find(({ _id }) => _id === id) ?? found[0];
    return row && outbox.read(row);
  }

  /** What was withdrawn before it was sent is sent after all. */
  async function revive({ id, notBefore, expiresAt }: Dispatch): Promise<void> {
    const change = { state: 'pending', notBefore, ...(expiresAt && { expiresAt }) };
    await rows.updateOne({ _id: id, state: 'skipped', 'notice.kind': 'retraction' }, { $set: change });
  }

  /** What waits goes to the new recipient. What had nowhere to go gets its second chance, there or where it was. */
  async function readdress(id: string, to: Recipient, notBefore: Date): Promise<void> {
    await rows.updateOne({ _id: id, to: { $ne: to }, state: 'pending', posted: { $exists: false } }, { $set: { to } });
    await rows.updateOne(
      { _id: id, state: 'parked', to: { $ne: to } },
      { $set: { state: 'pending', to, notBefore }, $unset: { posted: 1, shownAt: 1, why: 1 } },
    );
    await rows.updateOne({ _id: id, state: 'parked' }, { $set: { state: 'pending', notBefore }, $unset: { why: 1 } });
  }

  return {
    ...createOutboxDue(outbox, noticeKinds),
    ...lots,
    lanes: openLanes(db, ids),
    enqueue: async (dispatch) => {
      const now = clock.now();
      const fingerprint = fingerprintOf(dispatch.notice);
      if (await insert(dispatch, fingerprint, now)) return;
      const { id, to, notice, notBefore } = dispatch;
      if (notice.kind !== 'retraction') await revive(dispatch);
      await rows.updateOne({ _id: id, fingerprint: { $ne: fingerprint } }, amended(desiredOf(notice), now));
      await readdress(id, to, notBefore);
    },
    amend: async (id, notice) => {
      const desired = desiredOf(notice);
      const other = { _id: id, fingerprint: { $ne: desired.fingerprint } };
      await rows.updateOne(other, amended(desired, clock.now()));
    },
    bump: async (id, notice, occasion) => {
      const full = `bumps.${MAX_BUMPS - 1}`;
      const once = { _id: id, bumps: { $ne: occasion }, [full]: { $exists: false } };
      await rows.updateOne(once, bumped(desiredOf(notice), occasion, clock.now()));
    },
    update: async (id, change) => {
      for (let attempt = 0; attempt < MAX_REVISIONS; attempt += 1) {
        const message = await known(id);
        const notice = message && change(message.notice);
        if (message === undefined || notice === undefined) return;
        const { fingerprint } = message;
        const desired = desiredOf(notice);
        if (desired.fingerprint === fingerprint) return;
        const same = { _id: message.id, fingerprint };
        if (await changed(rows.updateOne(same, amended(desired, clock.now())))) return;
      }
      throw new Error(`The message ${id} was changed by others ${MAX_REVISIONS} times in a row`);
    },
    find: known,
    queued: async (ids) => {
      const asked = { $or: [{ _id: { $in: [...ids] } }, { aliases: { $in: [...ids] } }] };
      const found = await rows.find(asked, { projection: { aliases: 1 } }).toArray();
      const all = new Set(found.flatMap(({ _id, aliases }): string[] => [_id, ...(aliases ?? [])]));
      return new Set(ids.filter((id) => all.has(id)));
    },
    mayHaveArrived: async (id) => {
      const message = await known(id);
      return message !== undefined && mayHaveArrived(message);
    },
    get: (id) => outbox.one({ _id: id }),
    directMessageOf: async (workspace, user) => {
      const there = { workspace, state: 'sent', 'to.user': user, inThreadOf: { $exists: false } };
      const row = await rows.findOne(there, { projection: { 'posted.channel': 1 } });
      const channel: unknown = row?.['posted']?.channel;
      return typeof channel === 'string' ? channel : undefined;
    },
    showAgain: async (id) => {
      // Where it is on its way, an edit follows its result.
      const mayStand = { $in: ['sent', 'sending', 'unknown'] };
      await rows.updateOne({ _id: id, state: mayStand }, shownOnceMore(clock.now()));
    },
    resolve: ({ id, attempts, looks }, finding, now) =>
      changed(rows.updateOne({ _id: id, state: 'unknown', attempts, looks }, found(finding, now))),
    addKudos: async (id, kudos) => {
      const room = { [`cheers.${MAX_KUDOS - 1}`]: { $exists: false } };
      const once = { _id: id, 'notice.kind': 'celebration', 'cheers.person': { $ne: kudos.person }, ...room };
      if (await changed(rows.updateOne(once, withKudos(kudos, clock.now())))) return 'given';
      const message = await outbox.one({ _id: id });
      if (message?.notice.kind !== 'celebration') return 'gone';
      return message.kudos?.some(({ person }) => person === kudos.person) ? 'already' : 'full';
    },
    move: async (id, to) => {
      await rows.updateOne({ _id: id, to: { $ne: to } }, moved(to, clock.now()));
    },
    redirect: async (workspace, from, to) => {
      const there = { workspace, 'to.channel': from };
      await rows.updateMany(
        { ...there, state: 'pending', posted: { $exists: false } },
        { $set: { to: { channel: to } } },
      );
      const again = { state: 'pending', to: { channel: to }, notBefore: clock.now() };
      const parked = { ...there, state: 'parked', posted: { $exists: false }, why: { $in: [...FIXABLE] } };
      await rows.updateMany(parked, { $set: again, $unset: { why: 1 } });
    },
    renameChannel: async (workspace, from, to) => {
      await rows.updateMany({ workspace, 'posted.channel': from }, { $set: { 'posted.channel': to } });
      await rows.updateMany({ workspace, 'to.channel': from }, { $set: { 'to.channel': to } });
    },
    retry: async (workspace, channel) => {
      const parked = { workspace, state: 'parked', 'to.channel': channel, why: { $in: [...FIXABLE] } };
      const again = { $set: { state: 'pending', notBefore: clock.now() }, $unset: { why: 1 } };
      return (await rows.updateMany(parked, again)).modifiedCount;
    },
    park: ({ id, revision }, why) =>
      changed(rows.updateOne({ _id: id, state: 'pending', revision }, { $set: { state: 'parked', why } })),
    follow: async (parent, now) => {
      await rows.updateMany({ inThreadOf: parent, state: 'sent' }, { $set: { state: 'pending', notBefore: now } });
    },
    skip: ({ id, revision }, why) =>
      changed(rows.updateOne({ _id: id, state: 'pending', revision }, { $set: { state: 'skipped', why } })),
    defer: async (where, until) => {
      const filter = { ...where, state: 'pending', notBefore: { $lt: until } };
      return (await rows.updateMany(filter, { $set: { notBefore: until } })).modifiedCount;
    },
    expireLeases: async (now) => {
      const overdue = { state: 'sending', $expr: { $lt: [millisOf('$lease.until'), NOW_MS] } };
      return (await rows.updateMany(overdue, expired(now))).modifiedCount;
    },
    endClaims: async (lookAt) => (await rows.updateMany({ state: 'sending' }, expired(lookAt))).modifiedCount,
    counts: async () => {
      const groups = await rows.aggregate([{ $group: { _id: '$state', count: { $sum: 1 } } }]).toArray();
      const counts = new Map(groups.map((group) => [String(group['_id']), Number(group['count'])]));
      const entries = OUTBOX_STATES.map((state) => [state, counts.get(state) ?? 0] as const);
      return Object.fromEntries(entries) as Record<OutboxState, number>;
    },
  };
}
