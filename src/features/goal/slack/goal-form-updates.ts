import type { BlockAction, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { createKeyedQueue } from '../../../concurrency/keyed-queue.ts';
import { failureReport } from '../../../slack/failure-report.ts';
import { readFields } from '../../../slack/fields.ts';
import type { Show } from '../../../slack/open-forms.ts';
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
  readonly actions: BlockAction['actions'];
  readonly change: Change;
}

/** Forms that are open at once; one that falls out loses no more than a look of the coach at it. */
const MAX_FORMS = 1000;

/** Updates goal forms as they are filled in: in the order of what happened in each, and with the last look alone. */
export function createFormUpdates() {
  const queue = createKeyedQueue();
  /** Which blocks a form was given last. */
  const shapes = new LRUCache<string, string>({ max: MAX_FORMS });

  const update = async (deps: GoalDeps, { user, view, change }: Updating, show: Show): Promise<void> => {
    const before = readGoalContext(view.private_metadata);
    const values = readGoalValues(readFields(view.state.values), before);
    const state = await change({ user, values, context: withNumbers(before, values) });
    const form = await formView(deps, state);
    if (form === undefined) return;
    const shape = shapeOf(state);
    const showIt = async (hash: string | undefined): Promise<boolean> => {
      const shown = await show(form, hash);
      if (shown === 'shown') shapes.set(view.id, shape);
      return shown !== 'conflict';
    };
    if (await showIt(view.hash)) return;
    // What was typed before the form got other fields must not bring the old ones back; what was chosen counts.
    if (change === LOOK ? shapes.get(view.id) === shape : true) await showIt(await deps.forms.hashOf(view.id));
  };

  return (deps: GoalDeps, client: WebClient, updating: Updating): Promise<void> => {
    const { view, actions, change } = updating;
    const run = change === LOOK ? queue.runLatest : queue.run;
    const work = deps.forms.update({ view, actions, client, texts: deps.texts }, (show) =>
      run(view.id, () => update(deps, updating, show)),
    );
    return deps.track(work.catch((error: unknown) => failureReport(deps, 'goal form', error)).then(() => undefined));
  };
}

function shapeOf({ values, context }: FormState): string {
  return JSON.stringify([values.direction, values.team, context.more, Object.entries(context.filled).toSorted()]);
}
