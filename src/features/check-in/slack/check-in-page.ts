import type { ModalView } from '@slack/types';
import type { FieldValues } from '../../../domain/check-in/form-draft.ts';
import { localDateOf } from '../../../domain/time/instant.ts';
import type { CheckInDeps } from './deps.ts';
import { draftSubjectsOfPage, initialFields, previousAnswers } from './draft-fields.ts';
import type { CheckInContext } from './views/check-in-context.ts';
import { type CheckInForm, checkInModal } from './views/check-in-modal.ts';

/** What changes in an open check-in modal. */
export type PageChange = Partial<Pick<CheckInForm, 'doubts' | 'asked' | 'expanded' | 'fresh' | 'since'>>;

/** The check-in modal that is open, with what was typed into it (what was said, where nothing was), and what is to change. */
export async function redrawPage(
  deps: CheckInDeps,
  user: string,
  context: CheckInContext,
  typed: FieldValues,
  change: PageChange,
): Promise<ModalView> {
  const { useCases, workspace, texts, clock } = deps;
  const { entries, rest = [], ...about } = context;
  const [items, person] = await Promise.all([
    useCases.goalsOfForm(workspace, user, [...entries, ...rest.map((goal) => ({ goal }))]),
    useCases.profileOf(workspace, user),
  ]);
  const { zone, writesIn } = person;
  const today = localDateOf(clock.now(), zone);
  // What the page does not ask yet stands as it was said.
  const stands = { ...previousAnswers(items), ...typed };
  const form = { volunteered: false, ...about, most: entries.length, items, today, writesIn, typed: stands };
  return checkInModal({ ...form, ...change }, texts);
}

/** The page after this one, or undefined where there is nothing more to ask. Rounds are looked up anew. */
export async function nextPage(
  deps: CheckInDeps,
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
  const { useCases, workspace, texts, clock } = deps;
  const since = clock.now().toISOString();
  const [round] = entries.flatMap((entry) => entry.round ?? []);
  const asked = async () => ({ ...(await useCases.findItemsToAnswer(workspace, user, round)), typed: {} });
  const [{ items: waiting, typed }, person, draft] = await Promise.all([
    ofRound === undefined ? asked() : useCases.respondentForm(workspace, user, ofRound),
    useCases.profileOf(workspace, user),
    useCases.drafts.of(workspace, user),
  ]);
  const items = waiting.filter(({ goal }) => rest.includes(goal.id));
  if (items.length === 0) return undefined;
  const today = localDateOf(clock.now(), person.zone);
  const seen = before + entries.length;
  const about = { quarterly, annual, volunteered, ...(ofRound !== undefined && { ofRound }) };
  const filled = initialFields(draft, draftSubjectsOfPage(items), person.zone, typed);
  const page = { before: seen, fresh, since };
  return checkInModal({ ...about, items, ...filled, today, writesIn: person.writesIn, ...page }, texts);
}
