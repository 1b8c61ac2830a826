import type { ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { createKeyedQueue } from '../../../concurrency/keyed-queue.ts';
import { failureReport } from '../../../slack/failure-report.ts';
import { readFields } from '../../../slack/fields.ts';
import { isSlackError } from '../../../slack/slack-error.ts';
import type { GoalDeps } from './deps.ts';
import { formView } from './open-goal-form.ts';
import { readGoalContext, readGoalValues, withNumbers } from './views/goal-form-codec.ts';
import type { FormState } from './views/goal-form-state.ts';

/** What becomes of what the form holds. */
export type Change = (state: FormState) => Promise<FormState> | FormState;

/** Nothing becomes of it: the coach looks at it again. */
export const LOOK: Change = (state) => state;

interface Updating {
  readonly user: string;
  readonly view: ViewOutput;
  readonly change: Change;
}

/** Forms that are open at once; one that falls out loses no more than a look of the coach at it. */
const MAX_FORMS = 1000;

/** What a form was given last. */
interface LastUpdate {
  /** Which blocks it has. */
  readonly shape: string;
  readonly hash: string | undefined;
}

/** Updates goal forms as they are filled in: in the order of what happened in each, and with the last look alone. */
export function createFormUpdates() {
  const queue = createKeyedQueue();
  const given = new LRUCache<string, LastUpdate>({ max: MAX_FORMS });

  const update = async (deps: GoalDeps, client: WebClient, { user, view, change }: Updating): Promise<void> => {
    const before = readGoalContext(view.private_metadata);
    const values = readGoalValues(readFields(view.state.values), before);
    const state = await change({ user, values, context: withNumbers(before, values) });
    const form = await formView(deps, state);
    if (form === undefined) return;
    const shape = shapeOf(state);
    const show = async (hash: string | undefined): Promise<boolean> => {
      try {
        const shown = await client.views.update({ view_id: view.id, view: form, ...(hash !== undefined && { hash }) });
        given.set(view.id, { shape, hash: shown.view?.hash });
        return true;
      } catch (error) {
        if (isSlackError(error, 'hash_conflict')) return false;
        // Closed meanwhile: nobody looks at it any more.
        if (isSlackError(error, 'not_found')) return true;
        throw error;
      }
    };
    if (await show(view.hash)) return;
    const last = given.get(view.id);
    // What was typed before the form got other fields must not bring the old ones back; what was chosen counts.
    if (change === LOOK ? last?.shape === shape : true) await show(last?.hash);
  };

  return (deps: GoalDeps, client: WebClient, updating: Updating): Promise<void> => {
    const work = async () => {
      await update(deps, client, updating).catch((error: unknown) => failureReport(deps, 'goal form', error));
    };
    const run = updating.change === LOOK ? queue.runLatest : queue.run;
    return deps.track(run(updating.view.id, work));
  };
}

function shapeOf({ values, context }: FormState): string {
  return JSON.stringify([values.direction, values.team, context.more, Object.entries(context.filled).toSorted()]);
}
