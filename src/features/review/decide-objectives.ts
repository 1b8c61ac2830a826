import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import {
  MAX_OBJECTIVE_DECISIONS,
  MAX_OBJECTIVES,
  type ObjectivesInput,
  type ObjectivesShown,
  objectivesOf,
  parseObjectives,
} from '../../domain/review/objectives.ts';
import { type ObjectiveDecision, type Review, withObjectives } from '../../domain/review/review.ts';
import { type AdmittedToReview, admitToReview, type ReviewRequest } from './admit-to-review.ts';
import type { DecidePorts, NotDecided } from './decide.ts';
import { nameOfReview } from './show-review.ts';

export type ObjectivesForm = ({ readonly ok: true } & ObjectivesShown) | NotDecided;

/** The objectives in words that the goals of a year served, for who leads its review. */
export function objectivesForm(ports: DecidePorts) {
  return async (request: ReviewRequest): Promise<ObjectivesForm> => {
    const led = await ledReview(ports, request);
    if (!led.ok) return led;
    const { admitted, review } = led;
    const goals = await ports.goals.forTeams(request.workspace, [admitted.teams[0].id]);
    const all = objectivesOf(goals, admitted.period.first, review);
    const shown = all.slice(0, MAX_OBJECTIVES);
    return { ok: true, name: nameOfReview(admitted, []), shown, more: all.length - shown.length };
  };
}

export interface ObjectivesRequest extends ReviewRequest {
  /** Slack's id of the form: sent twice with the same in it, it is one decision. */
  readonly view: string;
  readonly input: ObjectivesInput;
}

export type DecidedObjectives =
  | { readonly ok: true; readonly review: Review }
  | NotDecided
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

/**
 * Decides which objectives are kept, reworded, dropped or set for the next year. The review keeps it; `settleReview` has
 * the goals that run on follow.
 */
export function decideObjectives(ports: DecidePorts) {
  return (request: ObjectivesRequest): Promise<DecidedObjectives> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one review at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: DecidePorts, request: ObjectivesRequest): Promise<DecidedObjectives | 'again'> {
  const led = await ledReview(ports, request);
  if (!led.ok) return led;
  const parsed = parseObjectives(request.input);
  if (!parsed.ok) return parsed;
  const { review } = led;
  const at = ports.clock.now();
  const decisions = parsed.decided.map((words): ObjectiveDecision => {
    const id = ports.ids.derive('objective', review.id, request.view, words.was ?? '', words.now ?? '');
    const isChanged = words.was !== words.now;
    return { id, ...words, by: request.person, at, ...(isChanged && parsed.reason && { reason: parsed.reason }) };
  });
  const next = withObjectives(review, decisions);
  if (next === undefined) return { ok: true, review };
  if ((next.objectives ?? []).length > MAX_OBJECTIVE_DECISIONS) return { ok: false, why: 'full' };
  return (await ports.reviews.save(next)) ? { ok: true, review: next } : 'again';
}

type LedReview = { readonly ok: true; readonly admitted: AdmittedToReview; readonly review: Review } | NotDecided;

/** The annual review of one team, in the hands of who leads it. */
async function ledReview(ports: DecidePorts, request: ReviewRequest): Promise<LedReview> {
  const admitted = await admitToReview(ports, request);
  if (admitted === undefined || admitted.of.kind !== 'year' || !('team' in admitted.of.scope)) {
    return { ok: false, why: 'gone' };
  }
  const { review } = admitted;
  if (review === undefined) return { ok: false, why: 'not-started' };
  if (review.state === 'ended') return { ok: false, why: 'ended' };
  if (review.leader !== request.person) return { ok: false, why: 'not-leading', leader: review.leader };
  return { ok: true, admitted, review };
}
