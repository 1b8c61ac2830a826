import { messageIds } from '../../domain/message/message-ids.ts';
import type { NextStepsNotice } from '../../domain/team/notices.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Dispatcher } from '../../ports/outbox.ts';

type Step = NonNullable<NextStepsNotice['done']>[number];

/**
 * Tells the message that named a lead's next steps that one of them is done: it is edited in place, which calls nobody.
 * A lead who never got one, or got it for another team, gets none. May be repeated.
 */
export function markNextStepDone({ dispatcher }: { readonly dispatcher: Dispatcher }) {
  return ({ workspace, id, lead }: Pick<Team, 'workspace' | 'id' | 'lead'>, step: Step): Promise<void> =>
    dispatcher.update(messageIds.nextSteps(workspace, lead), (notice) => {
      if (notice.kind !== 'next-steps' || notice.team !== id) return undefined;
      const { done = [] } = notice;
      return done.includes(step) ? undefined : { ...notice, done: [...done, step] };
    });
}
