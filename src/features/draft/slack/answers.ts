import { activationOf } from '../../../domain/goal/drafts.ts';
import type { Goal } from '../../../domain/goal/goal.ts';
import type { LocalDate } from '../../../domain/names.ts';
import { localDateOf } from '../../../domain/time/instant.ts';
import type { Texts } from '../../../text/index.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';

type NotDone =
  | { readonly why: 'no-draft'; readonly goal: Goal; readonly today: LocalDate }
  | { readonly why: 'gone' | 'over' | 'full' };

/** Why nothing was done about a draft: where somebody activated it before, who and when. */
export function noDraftText(notDone: NotDone, t: Texts): Mrkdwn {
  if (notDone.why !== 'no-draft') return t.draft.refused(notDone.why);
  const { goal, today } = notDone;
  const activation = goal.state === 'active' ? activationOf(goal) : undefined;
  if (activation === undefined) return t.draft.noDraft(goal.title);
  return t.draft.activatedBefore(goal.title, { by: activation.by, on: localDateOf(activation.at, 'UTC') }, today);
}
