import { messageIds } from '../../domain/message/message-ids.ts';
import type { Absence } from '../../domain/team/absence.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';

/** Tells who stands in for somebody so, once, as soon as it is said. */
export function notifyStandIn({ dispatcher, clock }: { readonly dispatcher: Dispatcher; readonly clock: Clock }) {
  return async ({ id, workspace, person, delegate, from, until, endsAt }: Absence): Promise<void> => {
    if (delegate === undefined) return;
    await dispatcher.enqueue({
      id: messageIds.standIn(id),
      workspace,
      to: { user: delegate },
      notice: { kind: 'stand-in', person, from, until },
      notBefore: clock.now(),
      expiresAt: endsAt,
    });
  };
}
