import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { createNoted } from '../../concurrency/noted.ts';
import { beganAsDraft } from '../../domain/goal/drafts.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Change } from '../../ports/schedule.ts';
import { type RefreshDraftPorts, refreshDraft } from './refresh-draft.ts';

export type FollowDraftsPorts = RefreshDraftPorts;
type Draft = NonNullable<Change['draft']>;

/** So many drafts are looked at when the process starts, and noted until the next beat; beyond, all are looked at. */
const MAX_NOTED = 500;
/** After a start, what was activated or dropped since then is looked at too. */
const LOOK_BACK_MS = 7 * 86_400_000;

/**
 * Keeps the message of every draft as the draft is, whatever changed it: it is done at a beat, from what the store said
 * was written; after a start for all drafts, so that a crash between the two is made good. May be repeated.
 */
export function followDrafts(ports: FollowDraftsPorts) {
  const refresh = refreshDraft(ports);
  const noted = createNoted<Draft>(MAX_NOTED);

  async function everyDraft(): Promise<Draft[]> {
    const since = addMilliseconds(ports.clock.now(), -LOOK_BACK_MS);
    const [open, changed] = [await ports.goals.drafts(MAX_NOTED), await ports.goals.changedSince(since, MAX_NOTED)];
    return [...open, ...changed.filter(beganAsDraft)].map(({ workspace, id }) => ({ workspace, goal: id }));
  }

  return {
    /** A store wrote a goal that is or was a draft; its message follows at the next beat. */
    noteDraft: ({ draft }: Change): void => {
      if (draft !== undefined) noted.note(draft.goal, draft);
    },

    /** An instance died, and with it what it had noted: every draft is looked at once more. */
    lookBackAtDrafts: noted.noteAll,

    /** Brings the messages of what was noted up to date. Returns how many there were. */
    followDrafts: (): Promise<number> =>
      noted.take(async (taken, all) => {
        const before = all ? await everyDraft() : [];
        const drafts = [...new Map([...before, ...taken].map((one) => [one.goal, one])).values()];
        await forEachSequentially(drafts, ({ workspace, goal }) => refresh(workspace, goal));
        return drafts.length;
      }),
  };
}
