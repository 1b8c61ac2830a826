import type { Remark } from './finding.ts';
import type { Rule } from './sketch.ts';

type Found = Extract<Remark, { code: 'owned' | 'unowned' | 'owner-outside' | 'many-goals' }>;

/** Beyond so many goals of one person, this one included, nothing comes first any more. */
const MAX_GOALS = 5;

/** One person answers for the goal, is of the team, and has room for it. */
export const owned: Rule<Found> = ({ owner }, { others, members }) => {
  if (owner === undefined) return [{ code: 'unowned' }];
  if (!members.includes(owner)) return [{ code: 'owner-outside', owner }];
  const goals = 1 + others.filter((goal) => goal.state === 'active' && goal.owner === owner).length;
  return goals > MAX_GOALS ? [{ code: 'many-goals', goals }] : [{ code: 'owned' }];
};
