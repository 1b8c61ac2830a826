import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { beganAsDraft } from '../../domain/goal/drafts.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Change } from '../../ports/schedule.ts';
import { type RefreshDraftPorts, refreshDraft } from './refresh-draft.ts';

export type FollowDraftsPorts = RefreshDraftPorts;
type Noted = NonNullable<Change['draft']>;

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
  const noted = new Map<string, Noted>();
  let looksAtAll = true;

  async function all(): Promise<Noted[]> {
    const since = addMilliseconds(ports.clock.now(), -LOOK_BACK_MS);
    const [open, changed] = [await ports.goals.drafts(MAX_NOTED), await ports.goals.changedSince(since, MAX_NOTED)];
    return [...open, ...changed.filter(beganAsDraft)].map(({ workspace, id }) => ({ workspace, goal: id }));
  }

  return {
    /** A store wrote a goal that is or was a draft; its message follows at the next beat. */
    noteDraft: ({ draft }: Change): void => {
      if (draft === undefined) return;
      if (noted.size < MAX_NOTED) noted.set(draft.goal, draft);
      else looksAtAll = true;
    },

    /** Brings the messages of what was noted up to date. Returns how many there were. */
    followDrafts: async (): Promise<number> => {
      const taken = [...noted.values()];
      const before = looksAtAll ? await all() : [];
      const drafts = [...new Map([...before, ...taken].map((one) => [one.goal, one])).values()];
      await forEachSequentially(drafts, ({ workspace, goal }) => refresh(workspace, goal));
      looksAtAll = false;
      for (const one of taken) if (noted.get(one.goal) === one) noted.delete(one.goal);
      return drafts.length;
    },
  };
}
