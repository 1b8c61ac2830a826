import type { UserId } from '../names.ts';
import type { CheckIn, Goal } from './goal.ts';

/** Whether a goal has words of clients. */
export function hasClientWords({ feedback = [], checkIns }: Pick<Goal, 'feedback' | 'checkIns'>): boolean {
  return feedback.length > 0 || checkIns.some((checkIn) => checkIn.feedback !== undefined);
}

/** A goal without what clients said about it, save what `person` kept of it themselves. */
export function withoutClientWords<Of extends Goal>(goal: Of, person: UserId): Of {
  const { feedback, ...rest } = goal;
  const own = feedback?.filter(({ by }) => by === person) ?? [];
  return {
    ...(rest as Of),
    ...(own.length > 0 && { feedback: own }),
    checkIns: goal.checkIns.map((checkIn) => (checkIn.by === person ? checkIn : withoutWords(checkIn))),
  };
}

function withoutWords({ feedback: _, sentiment: __, client: ___, ...checkIn }: CheckIn): CheckIn {
  return checkIn;
}
