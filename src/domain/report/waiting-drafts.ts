import { isDraft } from '../goal/drafts.ts';
import type { Goal } from '../goal/goal.ts';
import type { LocalDate, Zone } from '../names.ts';
import { localDateOf } from '../time/instant.ts';
import type { WaitingDrafts } from './notices.ts';

/** A digest has one line for all of them. */
const MAX_DRAFTS = 3;

/** The drafts among some goals, for the line of the digest that is for the lead; undefined where there is none. */
export function waitingDrafts(
  goals: readonly Goal[],
  { leadName, today, zone }: { readonly leadName: string; readonly today: LocalDate; readonly zone: Zone },
): WaitingDrafts | undefined {
  const drafts = goals
    .filter(isDraft)
    .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    .map(({ title, createdAt }) => ({ title, since: localDateOf(createdAt, zone) }));
  if (drafts.length === 0) return undefined;
  return { leadName, today, shown: drafts.slice(0, MAX_DRAFTS), more: Math.max(0, drafts.length - MAX_DRAFTS) };
}
