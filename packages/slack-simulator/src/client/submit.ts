/** Submitting and closing modals (docs.slack.dev/surfaces/modals, "Responding to view submissions"). */
import { ApiError } from '../api/errors.ts';
import { isObject, type Json, listAt, objectAt, textAt } from '../elements.ts';
import { complaints } from '../form.ts';
import { pushModal, updateView } from '../modals.ts';
import type { OpenView } from '../model.ts';
import { viewClosed, viewSubmission } from '../payloads/view-actions.ts';
import { viewOf } from './interact.ts';
import type { Person } from './person.ts';

export type Submission =
  | { readonly outcome: 'closed' | 'updated' | 'pushed' | 'cleared' }
  /** By block_id; refused by Slack's client before the app heard of it, or by the app. */
  | { readonly outcome: 'errors'; readonly errors: Readonly<Record<string, string>>; readonly by: 'client' | 'app' }
  /** No acknowledgement in time, or one that Slack cannot read. The modal stays. */
  | { readonly outcome: 'failed'; readonly problem: string };

const connectionFailed = 'We had some trouble connecting. Try again?';

function appErrors(open: OpenView, body: Json): Submission {
  const given = objectAt(body, 'errors') ?? {};
  const inputs = new Set(
    listAt({ blocks: open.view.blocks }, 'blocks')
      .filter(isObject)
      .filter((block) => block['type'] === 'input')
      .map((block) => block['block_id']),
  );
  const entries = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const stray = entries.find(([blockId]) => !inputs.has(blockId));
  if (entries.length === 0 || stray !== undefined) throw new ApiError(`errors for no input block: ${stray?.[0] ?? ''}`);
  open.errors = Object.fromEntries(entries);
  return { outcome: 'errors', errors: open.errors, by: 'app' };
}

function responded(person: Person, open: OpenView, body: Json): Submission {
  const { world, workspace, user } = person;
  const action = textAt(body, 'response_action');
  if (action === 'errors') return appErrors(open, body);
  if (action === 'update') {
    updateView(world, open, body['view'], undefined);
    return { outcome: 'updated' };
  }
  if (action === 'push') {
    pushModal(world, { workspace: workspace.id, user: user.id }, body['view']);
    return { outcome: 'pushed' };
  }
  if (action === 'clear') {
    world.views.clear(user.id);
    return { outcome: 'cleared' };
  }
  if (action !== undefined || Object.keys(body).length > 0) throw new ApiError('unreadable acknowledgement');
  if (world.views.stack(user.id).at(-1) === open) world.views.pop(user.id);
  return { outcome: 'closed' };
}

function settled(person: Person, open: OpenView, body: unknown): Submission {
  const { world } = person;
  try {
    return responded(person, open, isObject(body) ? body : {});
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const at = world.clock.now();
    const response = { error: error.code, ...error.more };
    world.recorder.add({
      at,
      direction: 'in',
      name: 'response_action',
      request: body,
      response,
      status: error.code,
      ms: 0,
    });
    return { outcome: 'failed', problem: `${error.code} ${JSON.stringify(error.more)}` };
  }
}

/** Presses the submit button of the person's top modal. Throws not_found where it is not the top one. */
export async function submitView(person: Person, viewId: string): Promise<Submission> {
  const { world, workspace, user } = person;
  const open = viewOf(person, viewId);
  if (world.views.stack(user.id).at(-1) !== open) throw new ApiError('not_found');
  open.errors = complaints(open.view.blocks, open.values);
  if (Object.keys(open.errors).length > 0) {
    world.changes.notify();
    return { outcome: 'errors', errors: open.errors, by: 'client' };
  }
  open.submitting = true;
  world.changes.notify();
  const payload = viewSubmission(world, { workspace, user }, open);
  const name = `view_submission ${open.view.callbackId}`;
  const ack = await world.deliver.now({ kind: 'interactive', name, payload });
  open.submitting = false;
  const result: Submission = ack.ok ? settled(person, open, ack.body) : { outcome: 'failed', problem: ack.reason };
  if (result.outcome === 'failed') open.errors = { '': connectionFailed };
  world.changes.notify();
  return result;
}

/** Closes the person's top modal, or with `clear_on_close` the whole stack. The app hears of it where it asked to. */
export async function closeView(person: Person, viewId: string): Promise<void> {
  const { world, workspace, user } = person;
  const open = viewOf(person, viewId);
  const closing = open.view.clearOnClose ? [...world.views.stack(user.id)].reverse() : [open];
  if (open.view.clearOnClose) world.views.clear(user.id);
  else world.views.pop(user.id);
  world.changes.notify();
  for (const view of closing.filter(({ view }) => view.notifyOnClose)) {
    const payload = viewClosed(world, { workspace, user }, view, open.view.clearOnClose);
    await world.deliver.now({ kind: 'interactive', name: `view_closed ${view.view.callbackId}`, payload });
  }
}
