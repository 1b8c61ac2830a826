import { type FormDraft, lastSavedAt } from '../check-in/form-draft.ts';
import type { Goal } from '../goal/goal.ts';
import type { GoalId, UserId } from '../names.ts';
import { askedOf, type Round } from './round.ts';

/**
 * Whether a person has shown that they know of a round: answered a part of it, left something out, put it off, or begun
 * to type. Slack does not tell who has read a message, so this is all that can be known.
 */
export function wasSeen(
  round: Round,
  person: UserId,
  goals: ReadonlyMap<GoalId, Goal>,
  draft: Pick<FormDraft, 'fields' | 'savedAt'> | undefined,
): boolean {
  const asked = askedOf(round, person);
  const hasAnswered = asked.some((id) =>
    goals.get(id)?.checkIns.some((checkIn) => checkIn.round === round.id && checkIn.by === person),
  );
  const draftSavedAt = lastSavedAt(
    draft,
    asked.map((goal) => ({ goal })),
  );
  return (
    hasAnswered ||
    round.skips.some(({ by }) => by === person) ||
    round.snoozes.some((snooze) => snooze.person === person) ||
    (draftSavedAt !== undefined && draftSavedAt >= round.openedAt)
  );
}
