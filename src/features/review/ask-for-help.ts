import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { isClosed } from '../../domain/goal/closing.ts';
import { MAX_HELPS, MAX_QUESTION_LENGTH, parseHelpText } from '../../domain/goal/help.ts';
import type { UserId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { type Decision, type Review, withDecision } from '../../domain/review/review.ts';
import { actorOf, isIneligible } from '../../ports/actors.ts';
import { type DecidePorts, type GoalInReview, type MayDecide, mayDecide, type NotDecided } from './decide.ts';

export interface HelpAsked extends GoalInReview {
  /** Slack's id of the form: sent twice with the same in it, it is one request. */
  readonly view: string;
  readonly to: UserId | undefined;
  readonly question: string;
}

export type AskedForHelp =
  | { readonly ok: true; readonly review: Review }
  | NotDecided
  | { readonly ok: false; readonly problems: readonly FieldProblem<'to' | 'question'>[] };

/**
 * Asks a person for help for a goal. The review keeps the question, so that the rest follows also where this is cut short:
 * `settleReview` adds it to the goal and sends the one message.
 */
export function askForHelp(ports: DecidePorts) {
  return (request: HelpAsked): Promise<AskedForHelp> =>
    retryOnConflict(
      () => attempt(ports, request),
      'Too many writes to one review at the same time; the form can be submitted again.',
    );
}

async function attempt(ports: DecidePorts, request: HelpAsked): Promise<AskedForHelp | 'again'> {
  const verdict = await mayDecide(ports)(request);
  if (!verdict.ok) return verdict;
  if (isClosed(verdict.goal)) return { ok: false, why: 'closed' };
  const parsed = parseHelpText(request.question, MAX_QUESTION_LENGTH);
  const problems: FieldProblem<'to' | 'question'>[] = [
    ...(await problemsOfPerson(ports, request, verdict)),
    ...('problem' in parsed ? [{ field: 'question' as const, problem: parsed.problem }] : []),
  ];
  if (problems.length > 0 || request.to === undefined || 'problem' in parsed) return { ok: false, problems };
  const { review } = verdict.admitted;
  const asked = withDecision(review, decisionOf(ports, request, verdict, { to: request.to, question: parsed.text }));
  if (asked === undefined) return { ok: false, why: 'full' };
  if (asked === 'again') return { ok: true, review };
  return (await ports.reviews.save(asked)) ? { ok: true, review: asked } : 'again';
}

function decisionOf(
  { ids, clock }: DecidePorts,
  { view, goal, person }: HelpAsked,
  { admitted }: Extract<MayDecide, { ok: true }>,
  help: NonNullable<Decision['help']>,
): Decision {
  const ref = ids.derive('help', view, goal, help.to, help.question);
  return { id: ids.derive('asked', admitted.id, ref), goal, what: 'asked', by: person, at: clock.now(), ref, help };
}

/** Who is asked has to be able to answer, and to see the goal. */
async function problemsOfPerson(
  { directory }: DecidePorts,
  { workspace, person, to }: HelpAsked,
  { goal, admitted }: Extract<MayDecide, { ok: true }>,
): Promise<FieldProblem<'to'>[]> {
  if (to === undefined) return [{ field: 'to', problem: { code: 'choose-one' } }];
  if (to === person) return [{ field: 'to', problem: { code: 'help-yourself' } }];
  if ((goal.helps ?? []).length >= MAX_HELPS) {
    return [{ field: 'to', problem: { code: 'too-many-helps', max: MAX_HELPS } }];
  }
  const asked = await directory.personToday(workspace, to);
  if (isIneligible(asked)) return [{ field: 'to', problem: { code: 'cannot-answer' } }];
  const team = admitted.teams.find(({ id }) => id === goal.team);
  const actor = { ...actorOf(asked), outsider: false };
  return team === undefined || policy.seeGoal(actor, goal, team).allowed
    ? []
    : [{ field: 'to', problem: { code: 'help-unseen' } }];
}
