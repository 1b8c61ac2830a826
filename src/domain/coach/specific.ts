import type { Remark } from './finding.ts';
import type { Rule } from './sketch.ts';
import { activityVerb, namesTwoGoals, vagueWords } from './title-words.ts';

type Found = Extract<Remark, { code: 'specific' | 'title-missing' | 'two-goals' | 'vague' | 'activity' }>;

/**
 * S: the title says what is reached. "Improve client satisfaction" does not, "increase NPS from 30 to 50" does. The name
 * of a KPI alone is specific, since the numbers stand beside it.
 */
export const specific: Rule<Found> = ({ title }) => {
  if (title === '') return [{ code: 'title-missing' }];
  if (namesTwoGoals(title)) return [{ code: 'two-goals' }];
  const words = vagueWords(title);
  if (words.length > 0) return [{ code: 'vague', words }];
  const verb = activityVerb(title);
  return verb === undefined ? [{ code: 'specific' }] : [{ code: 'activity', verb }];
};
