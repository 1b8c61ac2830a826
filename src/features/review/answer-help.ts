import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Goal, HelpRequest } from '../../domain/goal/goal.ts';
import { MAX_HELP_ANSWER_LENGTH, parseHelpText, withHelpAnswered } from '../../domain/goal/help.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Review } from '../../domain/review/review.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { ReviewStore } from '../../ports/reviews.ts';
import type { Clock } from '../../ports/runtime.ts';

export interface AnswerHelpPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly dispatcher: Dispatcher;
  readonly reviews: ReviewStore;
  readonly clock: Clock;
}

export interface HelpOfGoal {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly goal: GoalId;
  readonly help: string;
}

export type HelpForm =
  | { readonly ok: true; readonly goal: Goal; readonly request: HelpRequest }
  | { readonly ok: false; readonly why: 'gone' };

/** The request that a person was asked, while they see its goal. */
export function helpToAnswer(ports: AnswerHelpPorts) {
  return async ({ workspace, person, goal: id, help }: HelpOfGoal): Promise<HelpForm> => {
    const [{ actor }, goal] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.goals.get(workspace, id),
    ]);
    const team = goal && (await ports.teams.get(workspace, goal.team));
    const request = goal?.helps?.find((one) => one.id === help && one.to === person);
    if (goal === undefined || team === undefined || request === undefined) return { ok: false, why: 'gone' };
    return policy.seeGoal(actor, goal, team).allowed ? { ok: true, goal, request } : { ok: false, why: 'gone' };
  };
}

export type AnsweredHelp =
  | {
      readonly ok: true;
      readonly goal: Goal;
      /** The review in which it was asked, where that has ended: its minutes have the answer, too. */
      readonly ended?: Review;
    }
  | { readonly ok: false; readonly why: 'gone' }
  | { readonly ok: false; readonly problems: readonly FieldProblem<'answer'>[] };

/** The review of a request that has ended, marked as one from which something follows; undefined while it is open. */
function markEnded(
  { reviews, clock }: AnswerHelpPorts,
  workspace: WorkspaceId,
  { review: id }: HelpRequest,
): Promise<Review | undefined> {
  const attempt = async (): Promise<Review | undefined | 'again'> => {
    const review = id === undefined ? undefined : await reviews.get(workspace, id);
    if (review?.state !== 'ended') return undefined;
    const marked = { ...review, unsettledSince: clock.now(), version: review.version + 1 };
    return (await reviews.save(marked)) ? marked : 'again';
  };
  return retryOnConflict(attempt, 'Too many writes to one review at the same time; the form can be submitted again.');
}

/** Keeps what somebody answers who was asked for help; once more, in place of what they answered before. */
export function answerHelp(ports: AnswerHelpPorts) {
  const open = helpToAnswer(ports);
  return (asked: HelpOfGoal & { readonly answer: string }): Promise<AnsweredHelp> => {
    const attempt = async (): Promise<AnsweredHelp | 'again'> => {
      const form = await open(asked);
      if (!form.ok) return form;
      const parsed = parseHelpText(asked.answer, MAX_HELP_ANSWER_LENGTH);
      if ('problem' in parsed) return { ok: false, problems: [{ field: 'answer', problem: parsed.problem }] };
      const answered = withHelpAnswered(form.goal, asked.help, asked.person, parsed.text, ports.clock.now());
      if (answered === undefined) return { ok: false, why: 'gone' };
      // Before the answer is kept, so that the sweep writes it into the minutes where this is cut short.
      const ended = await markEnded(ports, asked.workspace, form.request);
      if (answered !== form.goal && !(await ports.goals.save(answered))) return 'again';
      await ports.dispatcher.update(messageIds.help(asked.help, asked.person), (notice) =>
        notice.kind === 'help' ? { ...notice, answer: parsed.text } : undefined,
      );
      return { ok: true, goal: answered, ...(ended && { ended }) };
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the form can be submitted again.');
  };
}
