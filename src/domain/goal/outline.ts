import type { Goal } from './goal.ts';

/** What a goal is held against others by, and who sees it: without its values and what people wrote. */
export type GoalOutline = Pick<
  Goal,
  | 'id'
  | 'team'
  | 'title'
  | 'client'
  | 'calculator'
  | 'owner'
  | 'reporter'
  | 'contributors'
  | 'visibility'
  | 'due'
  | 'state'
>;
