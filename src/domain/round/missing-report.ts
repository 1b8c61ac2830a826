import type { UserId } from '../names.ts';
import { unanswered } from './due-items.ts';
import { isUnattended } from './nobody-there.ts';
import type { MissingNotice } from './notices.ts';
import { heading, type RoundView } from './round-view.ts';

/**
 * Who had not answered when a round closed, and which goals nobody tends because who would answer is gone or has left.
 * Who is away by then is not among them. Of who was not reached by any prompt it says so. Undefined where there is nobody and nothing to tell. The lead is not told about themselves.
 */
export function missingNotice(
  view: RoundView,
  lead: UserId,
  notReached: ReadonlySet<UserId> = new Set(),
): MissingNotice | undefined {
  const { round, goals, nameOf } = view;
  const people = round.asks.flatMap((ask) => {
    const open = new Set(unanswered(round, ask.person, goals).map(({ id }) => id));
    const titles = ask.goals.flatMap((id) =>
      open.has(id) && !isUnattended(round, id) ? (goals.get(id)?.title ?? []) : [],
    );
    if (titles.length === 0 || ask.person === lead) return [];
    const instead = ask.insteadOf === undefined ? {} : { insteadOf: nameOf(ask.insteadOf) };
    const person = { person: ask.person, name: nameOf(ask.person), goals: titles, ...instead };
    return [notReached.has(ask.person) ? { ...person, notReached: true as const } : person];
  });
  const unattended = (round.notAsked ?? []).flatMap((one) => {
    const goal = goals.get(one.goal);
    if (goal === undefined || goal.state !== 'active' || one.why !== 'nobody') return [];
    return [{ title: goal.title, ownerName: nameOf(one.person), why: one.reason }];
  });
  // A long list is cut: who owes the most comes first.
  people.sort((one, other) => other.goals.length - one.goals.length);
  if (people.length === 0 && unattended.length === 0) return undefined;
  return { kind: 'missing', ...heading(view), people, unattended };
}
