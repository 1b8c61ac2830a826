import type { Answer, AnswerEntry } from '../../domain/check-in/answer.ts';
import { TYPED_TEXTS } from '../../domain/check-in/not-counted.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';

/** Who does not read it within a month has no use for it any more. */
const TTL_MS = 30 * 86_400_000;
/** So many texts of the longest kind fit into one message; the others come in a second one. */
const TEXTS_A_MESSAGE = 3;

/**
 * Tells a person, in a direct message, that an answer that was taken did not reach its goal: between the one and the
 * other it was filled up, or removed from the database. Everything that they wrote is in it. Once an answer and goal; may
 * be repeated.
 */
export async function notifyNotCounted(
  { dispatcher, clock }: { readonly dispatcher: Dispatcher; readonly clock: Clock },
  { id, workspace, person }: Answer,
  { goal: goalId, checkIn, actions = [] }: AnswerEntry,
  goal: Goal | undefined,
): Promise<void> {
  const { value, on } = checkIn;
  const now = clock.now();
  const about = {
    kind: 'not-counted',
    ...(goal && { goal: { title: goal.title, unit: goal.kpi.unit } }),
    value,
    on,
  } as const;
  const written = { ...checkIn, action: actions.map(({ text }) => text).join('\n') };
  const all = TYPED_TEXTS.flatMap((field) => (written[field] ? [{ field, text: written[field] }] : []));
  for (let from = 0; from === 0 || from < all.length; from += TEXTS_A_MESSAGE) {
    await dispatcher.enqueue({
      id: messageIds.notCounted(id, goalId, from),
      workspace,
      to: { user: person },
      notice: { ...about, texts: all.slice(from, from + TEXTS_A_MESSAGE) },
      notBefore: now,
      expiresAt: addMilliseconds(now, TTL_MS),
    });
  }
}
