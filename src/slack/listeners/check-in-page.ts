import type { ModalView } from '@slack/types';
import type { Typed } from '../../domain/goal/form-draft.ts';
import type { CheckInContext } from '../views/check-in-context.ts';
import { type CheckInForm, checkInModal } from '../views/check-in-modal.ts';
import type { ListenerDeps } from './deps.ts';
import { todayOf } from './today.ts';

/** The goals of a form of which a draft is kept. What was said already and is corrected is none. */
export function draftedIn({ entries }: CheckInContext): string[] {
  return entries.flatMap(({ goal, corrects }) => (corrects === undefined ? [goal] : []));
}

/** What changes in an open check-in modal. */
export type PageChange = Partial<Pick<CheckInForm, 'doubts' | 'asked' | 'expanded' | 'fresh'>>;

/** The check-in modal that is open, with what was typed into it, and what is to change. */
export async function samePage(
  deps: ListenerDeps,
  user: string,
  context: CheckInContext,
  typed: Typed,
  change: PageChange,
): Promise<ModalView> {
  const { useCases, workspace, texts } = deps;
  const { entries, rest = [], ...about } = context;
  const [owed, today] = await Promise.all([
    useCases.goalsOfForm(workspace, [...entries, ...rest.map((goal) => ({ goal }))]),
    todayOf(deps, user),
  ]);
  return checkInModal({ volunteered: false, ...about, most: entries.length, owed, today, typed, ...change }, texts);
}

/** The page after this one, or undefined where there is nothing more to ask. Rounds are looked up anew. */
export async function nextPage(
  deps: ListenerDeps,
  user: string,
  {
    entries,
    rest = [],
    before = 0,
    quarterly,
    annual = false,
    volunteered = false,
    fresh = 0,
    ofRound,
  }: CheckInContext,
): Promise<ModalView | undefined> {
  if (rest.length === 0) return undefined;
  const { useCases, workspace, texts } = deps;
  const [round] = entries.flatMap((entry) => entry.round ?? []);
  const asked = async () => ({ ...(await useCases.whatToAnswer(workspace, user, round)), typed: {} });
  const [{ owed: waiting, typed }, today] = await Promise.all([
    ofRound === undefined ? asked() : useCases.ownPart(workspace, user, ofRound),
    todayOf(deps, user),
  ]);
  const owed = waiting.filter(({ goal }) => rest.includes(goal.id));
  if (owed.length === 0) return undefined;
  const seen = before + entries.length;
  const about = { quarterly, annual, volunteered, ...(ofRound !== undefined && { ofRound }) };
  return checkInModal({ ...about, owed, typed, today, before: seen, fresh }, texts);
}
