import type { Goal } from '../goal/goal.ts';
import type { GoalId, UserId } from '../names.ts';
import { unanswered } from './due-items.ts';
import { isUnattended } from './nobody-there.ts';
import type { MissingNotice, MissingPart } from './notices.ts';
import type { Ask, Round } from './round.ts';
import { heading, type RoundView } from './round-view.ts';

/** So many rounds of a week, of all the teams of a lead, are told in one message; the review shows every one. */
const MAX_PARTS = 10;

/** What of an ask has no answer, where somebody is there to answer it. */
interface MissingAnswer extends Omit<Ask, 'goals'> {
  readonly goals: readonly Goal[];
}

/** Who has not answered in a round, and which goals. Who is away, gone, or has left the team is not among them. */
export function missingIn(round: Round, goals: ReadonlyMap<GoalId, Goal>): MissingAnswer[] {
  return round.asks.flatMap((ask) => {
    const asked = new Set(ask.goals);
    const open = unanswered(round, ask.person, goals).filter(({ id }) => asked.has(id) && !isUnattended(round, id));
    return open.length === 0 ? [] : [{ ...ask, goals: open }];
  });
}

/**
 * Who had not answered when a round closed, and which goals nobody tends because who would answer is gone or has left.
 * Who is away by then is not among them. Of who was not reached by any prompt it says so. Undefined where there is nobody and nothing to tell. The lead is not told about themselves.
 */
export function missingPart(
  view: RoundView,
  lead: UserId,
  notReached: ReadonlySet<UserId> = new Set(),
): MissingPart | undefined {
  const { round, goals, nameOf } = view;
  const people = missingIn(round, goals).flatMap(({ person, insteadOf, goals: open }) => {
    if (person === lead) return [];
    const instead = insteadOf === undefined ? {} : { insteadOf: nameOf(insteadOf) };
    const missing = { person, name: nameOf(person), goals: open.map(({ title }) => title), ...instead };
    return [notReached.has(person) ? { ...missing, notReached: true as const } : missing];
  });
  const unattended = (round.notAsked ?? []).flatMap((one) => {
    const goal = goals.get(one.goal);
    if (goal === undefined || goal.state !== 'active' || one.why !== 'nobody') return [];
    return [{ goal: goal.id, title: goal.title, ownerName: nameOf(one.person), why: one.reason }];
  });
  // A long list is cut: who owes the most comes first.
  people.sort((one, other) => other.goals.length - one.goals.length);
  if (people.length === 0 && unattended.length === 0) return undefined;
  return { ...heading(view), people, unattended };
}

/**
 * A part without what the lead read lately of the same team: who never answers is one message, and not one a round.
 * Undefined where nothing is left.
 */
export function withoutRepeats(part: MissingPart, earlier: readonly MissingNotice[]): MissingPart | undefined {
  const before = earlier.flatMap(partsOf).filter(({ team }) => team === part.team);
  // Told before a crash.
  if (before.some(({ round }) => round === part.round)) return undefined;
  const people = part.people.filter(
    ({ person, notReached }) =>
      !before.some((one) => one.people.some((known) => known.person === person && known.notReached === notReached)),
  );
  const unattended = part.unattended.filter(
    ({ goal, why }) => !before.some((one) => one.unattended.some((known) => known.goal === goal && known.why === why)),
  );
  if (people.length === 0 && unattended.length === 0) return undefined;
  const repeated = part.people.length - people.length;
  return { ...part, people, unattended, ...(repeated > 0 && { repeated }) };
}

/** The message of a week with one more round, or with what is known of it now. */
export function withMissing(message: MissingNotice | undefined, part: MissingPart): MissingNotice {
  const before = message === undefined ? [] : partsOf(message);
  const isKnown = before.some(({ round }) => round === part.round);
  const parts = isKnown ? before.map((one) => (one.round === part.round ? part : one)) : [...before, part];
  const [first = part, ...also] = parts.slice(-MAX_PARTS);
  return { ...first, kind: 'missing', ...(also.length > 0 && { also }) };
}

/** The rounds that a message to the lead is about. */
export function partsOf({ kind: _, also = [], ...first }: MissingNotice): MissingPart[] {
  return [first, ...also];
}
