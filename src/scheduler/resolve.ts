import { findingOf } from '../domain/delivery.ts';
import type { OutboxMessage } from '../domain/outbox-message.ts';
import type { Delivery } from './deliver.ts';

/** Slack's clock and ours may differ so much; a search begins that long before the first claim. */
const SKEW_MS = 10 * 60 * 1000;

export type Resolution = 'found' | 'absent' | 'later' | 'resend' | 'held' | 'lost';

/**
 * Finds out whether a message stands in Slack of which that is unknown. An edit need not be looked for, since doing it
 * twice does no harm.
 */
export async function resolve(deps: Delivery, message: OutboxMessage): Promise<Resolution> {
  const finding = message.posted
    ? ({ kind: 'resend', why: 'edit again' } as const)
    : findingOf(await look(deps, message), message, deps.clock.now());
  const mine = await deps.outbox.resolve(message, finding, deps.clock.now());
  if (!mine) return 'lost';
  return finding.kind === 'shown' ? 'found' : finding.kind;
}

async function look(deps: Delivery, { workspace, to, ref, claimedAt, createdAt, inThreadOf }: OutboxMessage) {
  const since = new Date((claimedAt ?? createdAt).getTime() - SKEW_MS);
  const parent = inThreadOf === undefined ? undefined : await deps.outbox.get(inThreadOf);
  const threadTs = parent?.posted?.ts;
  return deps.messenger.find({ workspace, to, ref, since, ...(threadTs !== undefined && { threadTs }) });
}
