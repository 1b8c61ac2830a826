import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Feedback, Goal, Sentiment } from '../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../domain/goal/goal-input.ts';
import type { ChannelId, GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { type FindGoalsPorts, getVisibleGoal } from './find-goal.ts';

export interface AttachFeedbackPorts extends FindGoalsPorts {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What a goal holds of clients' words at the most; more is refused. */
export const MAX_FEEDBACK = 200;

export interface FeedbackRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly goal: GoalId;
  /** The message that it comes from: attached twice to a goal it is one. */
  readonly message: { readonly channel: ChannelId; readonly ts: string };
  readonly text: string;
  /** Who wrote the message. */
  readonly from?: UserId;
  readonly sentiment?: Sentiment;
}

/** Why nothing was attached, at the field where it is put right. */
export type NotAttached =
  | { readonly ok: false; readonly field: 'text'; readonly why: 'empty' | 'too-long'; readonly max: number }
  | { readonly ok: false; readonly field: 'goal'; readonly why: 'gone' | 'closed' | 'full'; readonly max: number };

/** `isNew` is false where the message was attached to the goal before: what was kept then stays. */
export type Attached = { readonly ok: true; readonly goal: Goal; readonly isNew: boolean } | NotAttached;

/**
 * Adds a client's words to an active goal that the person may see: one compare-and-set on the goal, that may be repeated.
 * Whoever sees the goal sees them from then on. Throws where other writes keep coming in between.
 */
export function attachFeedback(ports: AttachFeedbackPorts) {
  const see = getVisibleGoal(ports);
  return async (request: FeedbackRequest): Promise<Attached> => {
    const feedback = feedbackOf(ports, request);
    if (feedback.text === '') return { ok: false, field: 'text', why: 'empty', max: MAX_TEXT_LENGTH };
    if (feedback.text.length > MAX_TEXT_LENGTH)
      return { ok: false, field: 'text', why: 'too-long', max: MAX_TEXT_LENGTH };
    const attempt = async (): Promise<Attached | 'again'> => {
      const attached = withFeedback(await see(request.workspace, request.person, request.goal), feedback);
      return !attached.ok || !attached.isNew || (await ports.goals.save(attached.goal)) ? attached : 'again';
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the form can be submitted again.');
  };
}

function feedbackOf({ ids, clock }: AttachFeedbackPorts, request: FeedbackRequest): Feedback {
  const { person, message, from, sentiment } = request;
  return {
    id: ids.derive('feedback', message.channel, message.ts),
    text: request.text.trim(),
    by: person,
    at: clock.now(),
    ...(from !== undefined && { from }),
    ...(sentiment !== undefined && { sentiment }),
  };
}

/** The goal as it is to be written, or as it stands where the words are part of it. */
function withFeedback(goal: Goal | undefined, feedback: Feedback): Attached {
  if (goal === undefined) return refused('gone');
  const before = goal.feedback ?? [];
  if (before.some(({ id }) => id === feedback.id)) return { ok: true, goal, isNew: false };
  if (goal.state !== 'active') return refused('closed');
  if (before.length >= MAX_FEEDBACK) return refused('full');
  return { ok: true, goal: { ...goal, feedback: [...before, feedback], version: goal.version + 1 }, isNew: true };
}

function refused(why: 'gone' | 'closed' | 'full'): NotAttached {
  return { ok: false, field: 'goal', why, max: MAX_FEEDBACK };
}
