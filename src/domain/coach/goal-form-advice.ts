import type { Advice } from './coach.ts';
import type { History } from './histories.ts';
import type { Proposal } from './proposal.ts';

/** What there is to say about a form as it stands. */
export interface GoalFormAdvice {
  readonly advice: Advice;
  /** Whose history could be taken. */
  readonly histories: readonly History[];
  /** The one that was, where it is among them. */
  readonly chosen?: History;
  /** From it; absent too where it is too short or leaves nothing to reach. */
  readonly proposal?: Proposal;
}
