import { type Finding, findingOf } from '../domain/message/delivery.ts';
import type { OutboxMessage } from '../domain/message/outbox-message.ts';
import type { Delivery } from './deliver.ts';

/** Slack's clock and ours may differ so much; a search begins that long before the first claim. */
const SKEW_MS = 10 * 60 * 1000;

export type Resolution = 'found' | 'absent' | 'later' | 'resend' | 'held' | 'lost';

/**
 * Finds out whether a message stands in Slack of which that is unknown. An edit need not be looked for, since doing it
 * twice does no harm.
 */
export async function resolve(deps: Delivery, message: OutboxMessage): Promise<Resolution> {
  const finding = message.posted ? ({ kind: 'resend', why: 'edit again' } as const) : await find(deps, message);
  const mine = await deps.outbox.resolve(message, finding, deps.clock.now());
  if (!mine) return 'lost';
  return finding.kind === 'shown' ? 'found' : finding.kind;
}

async function find(deps: Delivery, message: OutboxMessage): Promise<Finding> {
  const { workspace, to, ref, claimedAt, createdAt, inThreadOf } = message;
  const since = new Date((claimedAt ?? createdAt).getTime() - SKEW_MS);
  const thread = inThreadOf === undefined ? undefined : (await deps.outbox.get(inThreadOf))?.posted;
  const where = thread && { to: { channel: thread.channel }, threadTs: thread.ts };
  const found = await deps.messenger.find({ workspace, to, ref, since, ...where });
  const finding = findingOf(found, message, deps.clock.now());
  return finding.kind === 'shown' && thread ? { ...finding, thread: thread.ts } : finding;
}
