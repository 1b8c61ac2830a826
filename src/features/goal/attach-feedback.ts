import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { type Feedback, MAX_FEEDBACK, type Sentiment } from '../../domain/goal/feedback.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../domain/goal/goal-input.ts';
import type { ChannelId, ClientId, GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { asReadBy } from '../../domain/policy.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { type ClientsPort, checkClient } from './check-client.ts';
import { type FindGoalsPorts, getSeenGoal } from './find-goal.ts';

export interface AttachFeedbackPorts extends FindGoalsPorts, ClientsPort {
  readonly clock: Clock;
  readonly ids: Ids;
}

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
  /** Absent for the client of the goal. */
  readonly client?: ClientId;
}

/** Why nothing was attached, at the field where it is put right. */
export type NotAttached =
  | { readonly ok: false; readonly field: 'text'; readonly why: 'empty' | 'too-long'; readonly max: number }
  | { readonly ok: false; readonly field: 'client'; readonly why: 'other-client'; readonly max: number }
  | { readonly ok: false; readonly field: 'goal'; readonly why: 'gone' | 'closed' | 'full'; readonly max: number };

/** `isNew` is false where the message was attached to the goal before: what was kept then stays. */
export type Attached = { readonly ok: true; readonly goal: Goal; readonly isNew: boolean } | NotAttached;

/**
 * Adds a client's words to an active goal that the person may see: one compare-and-set on the goal, that may be repeated.
 * Whoever of its team sees the goal sees them from then on. Throws where other writes keep coming in between.
 */
export function attachFeedback(ports: AttachFeedbackPorts) {
  const see = getSeenGoal(ports);
  return async (request: FeedbackRequest): Promise<Attached> => {
    const feedback = feedbackOf(ports, request);
    if (feedback.text === '') return { ok: false, field: 'text', why: 'empty', max: MAX_TEXT_LENGTH };
    if (feedback.text.length > MAX_TEXT_LENGTH)
      return { ok: false, field: 'text', why: 'too-long', max: MAX_TEXT_LENGTH };
    const attempt = async (): Promise<Attached | 'again'> => {
      const seen = await see(request.workspace, request.person, request.goal);
      const goal = seen?.goal;
      const { workspace, client } = request;
      const unfit = goal && (await checkClient(ports, { workspace, id: goal.team }, client, goal.client));
      if (unfit !== undefined && unfit.length > 0) {
        return { ok: false, field: 'client', why: 'other-client', max: MAX_TEXT_LENGTH };
      }
      const attached = withFeedback(goal, feedback);
      if (attached.ok && attached.isNew && !(await ports.goals.save(attached.goal))) return 'again';
      // Others' words stay in the team, also where somebody from elsewhere adds some.
      return attached.ok && seen ? { ...attached, goal: asReadBy(seen.actor, attached.goal, seen.team) } : attached;
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the form can be submitted again.');
  };
}

function feedbackOf({ ids, clock }: AttachFeedbackPorts, request: FeedbackRequest): Feedback {
  const { person, message, from, sentiment, client } = request;
  return {
    id: ids.derive('feedback', message.channel, message.ts),
    text: request.text.trim(),
    by: person,
    at: clock.now(),
    ...(from !== undefined && { from }),
    ...(sentiment !== undefined && { sentiment }),
    ...(client !== undefined && { client }),
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
