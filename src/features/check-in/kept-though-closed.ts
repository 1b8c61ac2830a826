import type { Answer, AnswerEntry } from '../../domain/check-in/answer.ts';
import { endOfState } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';

/** Who does not read it within a week finds the value in the goal's history. */
const TTL_MS = 7 * 86_400_000;

/**
 * Tells a person, in a direct message, that the goal was closed before their answer came to it: it is in the history, and
 * the outcome stays. Nothing where the goal is not closed. May be repeated.
 */
export async function notifyKeptThoughClosed(
  { dispatcher, clock }: { readonly dispatcher: Dispatcher; readonly clock: Clock },
  { id, workspace, person }: Answer,
  { checkIn: { value, on } }: AnswerEntry,
  { id: goal, title, kpi, state }: Goal,
): Promise<void> {
  const end = endOfState(state);
  if (end === undefined) return;
  const now = clock.now();
  await dispatcher.enqueue({
    id: messageIds.keptThoughClosed(id, goal),
    workspace,
    to: { user: person },
    notice: { kind: 'kept-though-closed', title, unit: kpi.unit, value, on, end },
    notBefore: now,
    expiresAt: addMilliseconds(now, TTL_MS),
  });
}
