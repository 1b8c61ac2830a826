import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { createKeyedQueue } from '../../../concurrency/keyed-queue.ts';
import { failureReport } from '../../../slack/failure-report.ts';
import { fieldOfBlock, INPUT } from '../../../slack/ids.ts';
import type { Show } from '../../../slack/open-forms.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { PageChange } from './check-in-page.ts';
import type { CheckInDeps } from './deps.ts';
import { draftSubjectsOfForm } from './draft-fields.ts';
import { redrawForm } from './redraw-form.ts';
import { readCheckInContext } from './views/check-in-context.ts';
import { readTyped } from './views/check-in-form-codec.ts';
import { CHECK_IN_ACTIONS, CHECK_IN_VIEWS } from './views/ids.ts';

/**
 * What is clicked and chosen in the check-in modal, or the form of one value, while it is open. Each time what was typed
 * so far is kept as a draft, and the modal shows what follows from it.
 */
export function onCheckInForm(routes: Routes<CheckInDeps>): void {
  const change = createChanges();
  routes.action<BlockAction>(INPUT, async (args, deps) => {
    await args.ack();
    const isValue = /:(?:value|input\.[^:]+)$/.test(fieldOfBlock(args.action.block_id));
    await change(deps, args.client, args.body, () => (isValue ? LOOK : undefined));
  });
  routes.action<BlockAction<ButtonAction>>(CHECK_IN_ACTIONS.more, async (args, deps) => {
    await args.ack();
    const goal = args.action.value ?? '';
    await change(deps, args.client, args.body, ({ expanded = [] }) => ({
      expanded: [...new Set([...expanded, goal])],
    }));
  });
  routes.action<BlockAction>(CHECK_IN_ACTIONS.discardDraft, async (args, deps) => {
    await args.ack();
    await change(deps, args.client, args.body, ({ fresh = 0 }) => ({ fresh: fresh + 1 }));
  });
}

type Context = ReturnType<typeof readCheckInContext>;

/** Nothing changes but what was typed: the form shows what follows from it. */
const LOOK: PageChange = {};

/** Follows the forms that are open: in the order of what happened in each, and with the last look alone. */
function createChanges() {
  const queue = createKeyedQueue();
  return async (
    deps: CheckInDeps,
    client: WebClient,
    body: BlockAction,
    changeOf: (context: Context) => PageChange | undefined,
  ): Promise<void> => {
    const { view, actions } = body;
    if (view === undefined || view.callback_id !== CHECK_IN_VIEWS.checkIn) return;
    const context = readCheckInContext(view.private_metadata);
    const changed = changeOf(context);
    const run = changed === LOOK ? queue.runLatest : queue.run;
    const work = deps.forms.update({ view, actions, client, texts: deps.texts }, (show) =>
      run(view.id, () => follow(deps, { view, user: body.user.id, context, changed }, show)),
    );
    await deps.track(work).catch((error: unknown) => void failureReport(deps, 'check-in form', error));
  };
}

interface Following {
  readonly view: ViewOutput;
  readonly user: string;
  readonly context: Context;
  readonly changed: PageChange | undefined;
}

async function follow(deps: CheckInDeps, { view, user, context, changed }: Following, show: Show): Promise<void> {
  const { useCases, workspace } = deps;
  const these = draftSubjectsOfForm(context);
  const isFresh = changed?.fresh !== undefined;
  const typed = isFresh ? {} : readTyped(view.state.values);
  if (isFresh) await useCases.drafts.drop(workspace, [{ person: user, parts: these }]);
  else await useCases.drafts.keep(workspace, user, these, typed);
  if (changed === undefined) return;
  const form = await redrawForm(deps, user, { ...context, ...(isFresh && { asked: {} }) }, typed, changed);
  if (form === undefined || (await show(form, view.hash)) !== 'conflict') return;
  // Where somebody is faster than the answer the modal shows the later choice; nothing that was typed is gone. What was
  // typed while the form was shown anew is looked at where that is the same form still.
  if (changed === LOOK && (await deps.forms.contextOf(view.id)) === form.private_metadata)
    await show(form, await deps.forms.hashOf(view.id));
}
