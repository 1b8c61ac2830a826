import {
  type EditResult,
  LEASE_MS,
  type Outcome,
  outcomeOf,
  type PostResult,
  type RemoveResult,
  removalOf,
  SEND_MARGIN_MS,
} from '../domain/message/delivery.ts';
import { type OutboxMessage, recipientKey } from '../domain/message/outbox-message.ts';
import { addMilliseconds } from '../domain/time/instant.ts';
import type { Clock, Ids } from '../ports/runtime.ts';
import type { Outbox } from '../stores/outbox.ts';
import type { DeliveryHooks, Messenger, Monotonic } from './messenger-port.ts';
import type { Pace, PacedCall, Wait } from './pace.ts';
import { isInFormerThread, placeOf } from './thread.ts';

export interface Delivery {
  readonly outbox: Outbox;
  readonly messenger: Messenger;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly monotonic: Monotonic;
  readonly ids: Ids;
  readonly hooks: DeliveryHooks;
  /** Lets so many milliseconds pass. Without it, what is queued while Slack takes its time waits for Slack's answer. */
  readonly pause?: (ms: number) => Promise<void>;
}

/**
 * What one step did with one message. `unchanged`: it shows already what it is to. `stays`: Slack takes no more now, and
 * it waits as it is. `lost`: somebody else has it now.
 */
export type Step =
  | 'posted'
  | 'edited'
  | 'unchanged'
  | 'removed'
  | 'again'
  | 'unknown'
  | 'parked'
  | 'skipped'
  | 'waiting'
  | 'stays'
  | 'lost';

interface ReadyToSend {
  /** The thread that it is posted in, and its channel. */
  readonly thread?: { readonly channel: string; readonly ts: string };
  /** It is not bumped, though it was to be. */
  readonly stays?: boolean;
  /** It stands in the thread of a message that was posted anew: it follows. */
  readonly follows?: boolean;
}

type Ready = ReadyToSend | { readonly step: Step };

/** What becomes of a message that has to wait for its pace: where nobody says otherwise it comes back when that is over. */
type PutBack = (message: OutboxMessage, wait: Wait) => Promise<Step>;

/** Brings one due message to Slack, or says why not yet: delivery's steps from claim to record. */
export async function deliver(
  deps: Delivery,
  message: OutboxMessage,
  putBack: PutBack = (_, { ms }) => waitUntil(deps, message, addMilliseconds(deps.clock.now(), ms)),
): Promise<Step> {
  const ready = await readiness(deps, message);
  if ('step' in ready) return ready.step;

  const opens = await mustOpen(deps, message, ready);
  const wait = deps.pace.take({ ...pacedCall(message), opens });
  if (wait !== undefined) return putBack(message, wait);

  const startedAt = deps.monotonic();
  const claimed = await deps.outbox.claim(message.id, deps.ids.next(), LEASE_MS, deps.clock.now());
  if (!claimed?.lease) return 'lost';
  // Of those that were claimed together one gave its name to all.
  const { attempt } = claimed.lease;
  // Between claim and send this process may have slept; a claim that is nearly over is not used any more.
  if (deps.monotonic() - startedAt > LEASE_MS - SEND_MARGIN_MS) return releaseClaim(deps, claimed, attempt);
  return send(deps, claimed, attempt, ready);
}

/** The call that brings a message nearer to what is desired, as the pace counts it. */
export function pacedCall(message: OutboxMessage): PacedCall {
  return {
    workspace: message.workspace,
    recipient: recipientKey(message),
    kind: message.posted ? 'edit' : 'post',
  };
}

/** Whether its direct message has to be opened first. */
async function mustOpen({ messenger }: Delivery, { posted, workspace, to }: OutboxMessage, { thread }: ReadyToSend) {
  return posted === undefined && thread === undefined && (await messenger.mustOpen(workspace, to));
}

/** What has to be so before a message is claimed. A message that stands in Slack may always be edited. */
async function readiness(deps: Delivery, message: OutboxMessage): Promise<Ready> {
  // What was answered meanwhile, or is over, calls nobody any more: it is edited where it stands.
  if (message.posted) {
    if (await isInFormerThread(deps.outbox, message)) return { follows: true };
    return { stays: message.bump === 'due' && (await reasonToSkip(deps, message)) !== undefined };
  }
  if (message.bump !== 'removed') {
    const why = await reasonToSkip(deps, message);
    if (why !== undefined) return { step: await skip(deps, message, why) };
  }
  const place = await placeOf(deps.outbox, deps.clock, message);
  switch (place.kind) {
    case 'anywhere':
      return {};
    case 'thread':
      return { thread: place };
    case 'later':
      return { step: await waitUntil(deps, message, place.at) };
    case 'parked':
      return { step: (await deps.outbox.park(message, place.why)) ? 'parked' : 'lost' };
    case 'nowhere':
      return { step: await skip(deps, message, 'no parent') };
  }
}

/** Why a message need not be posted any more, or undefined. */
async function reasonToSkip({ clock, hooks }: Delivery, message: OutboxMessage): Promise<string | undefined> {
  if (message.expiresAt && message.expiresAt <= clock.now()) return 'expired';
  return (await hooks.isStillRelevant(message)) ? undefined : 'not wanted any more';
}

type Posted = Extract<PostResult, { readonly kind: 'posted' }>;

interface Sent {
  readonly step: 'posted' | 'edited' | 'unchanged' | 'removed';
  readonly result: PostResult | EditResult | RemoveResult;
  readonly outcome: Outcome;
  readonly now: Date;
}

/** The one call to Slack that brings a claimed message nearer to what is desired. */
async function call({ messenger, clock }: Delivery, message: OutboxMessage, ready: ReadyToSend): Promise<Sent> {
  const { id, posted, workspace, to, ref, notice, kudos, bump } = message;
  if (posted && (ready.follows || (bump === 'due' && !ready.stays))) {
    const result = await messenger.remove({ workspace, channel: posted.channel, ts: posted.ts });
    const now = clock.now();
    const leaves = ready.follows || ('channel' in to && to.channel !== posted.channel);
    return { step: 'removed', result, outcome: removalOf(result, message, now, leaves), now };
  }
  const { thread } = ready;
  const where = thread && { to: { channel: thread.channel }, threadTs: thread.ts };
  const content = { id, workspace, ref, notice, ...(kudos && { kudos }) };
  const result = posted
    ? await messenger.edit({ ...content, to, ...shownState(posted) })
    : await messenger.post({ ...content, to, ...where });
  const now = clock.now();
  const outcome = outcomeOf(result, message, now);
  const placed = outcome.kind === 'shown' && thread ? { ...outcome, thread: thread.ts } : outcome;
  return { step: posted ? editStep(result) : 'posted', result, outcome: placed, now };
}

function shownState({ channel, ts, contentHash }: NonNullable<OutboxMessage['posted']>) {
  return { channel, ts, ...(contentHash !== undefined && { contentHash }) };
}

function editStep({ kind }: PostResult | EditResult): 'edited' | 'unchanged' {
  return kind === 'unchanged' ? 'unchanged' : 'edited';
}

async function send(deps: Delivery, message: OutboxMessage, attempt: string, ready: ReadyToSend): Promise<Step> {
  const { workspace, to } = message;
  const { step, result, outcome, now } = await call(deps, message, ready);
  // Stored with the messages, so that whoever takes over keeps to it.
  if (result.kind === 'limited' && outcome.kind === 'again')
    await deps.outbox.defer({ workspace, to }, outcome.notBefore);
  if (result.kind === 'shut-out' && outcome.kind === 'again') {
    await deps.outbox.defer({ workspace }, outcome.notBefore);
  }
  const mine = await deps.outbox.finish(message.id, attempt, outcome, now);
  if (!mine) {
    if (result.kind === 'posted') await takeBack(deps, message, result);
    return 'lost';
  }
  if (step === 'posted' && outcome.kind === 'shown') await afterPost(deps, message, now);
  if (result.kind === 'shut-out') await deps.hooks.accessDenied?.(workspace, result.why);
  if (outcome.kind === 'parked') await deps.hooks.parked?.(message, outcome.why);
  if (outcome.kind === 'shown' || outcome.kind === 'removed') return step;
  return outcome.kind === 'gone' || outcome.kind === 'stuck' ? 'again' : outcome.kind;
}

/**
 * Whoever stood still between its last look at the clock and the post, for longer than the claim, may find that another
 * has posted meanwhile: what it posted itself is deleted, so that the message stands once. Where no other has, the search
 * for the message finds what was posted.
 */
async function takeBack({ outbox, messenger }: Delivery, message: OutboxMessage, own: Posted): Promise<void> {
  const other = (await outbox.get(message.id))?.posted;
  if (other === undefined || (other.channel === own.channel && other.ts === own.ts)) return;
  await messenger.remove({ workspace: message.workspace, channel: own.channel, ts: own.ts });
}

/** Its replies follow what was posted anew; and a channel that takes one message takes those that it did not take before. */
async function afterPost({ outbox }: Delivery, message: OutboxMessage, now: Date): Promise<void> {
  const { id, workspace, to, reposts, bump, inThreadOf } = message;
  if (inThreadOf === undefined && (reposts > 0 || bump === 'removed')) await outbox.follow(id, now);
  if ('channel' in to) await outbox.retryIn(workspace, to.channel);
}

async function releaseClaim(deps: Delivery, message: OutboxMessage, attempt: string): Promise<Step> {
  const now = deps.clock.now();
  const mine = await deps.outbox.finish(message.id, attempt, { kind: 'again', notBefore: now, why: 'overslept' }, now);
  return mine ? 'again' : 'lost';
}

async function skip(deps: Delivery, message: OutboxMessage, why: string): Promise<Step> {
  return (await deps.outbox.skip(message, why)) ? 'skipped' : 'lost';
}

export async function waitUntil(deps: Delivery, message: OutboxMessage, until: Date): Promise<Step> {
  return (await deps.outbox.wait(message, until)) ? 'waiting' : 'lost';
}
