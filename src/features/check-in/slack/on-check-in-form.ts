import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
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
  routes.action<BlockAction>(INPUT, async (args, deps) => {
    await args.ack();
    const isValue = fieldOfBlock(args.action.block_id).endsWith(':value');
    await change(deps, args.client, args.body, () => (isValue ? {} : undefined));
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

async function change(
  deps: CheckInDeps,
  client: WebClient,
  { view, user }: BlockAction,
  changeOf: (context: Context) => PageChange | undefined,
): Promise<void> {
  if (view === undefined || view.callback_id !== CHECK_IN_VIEWS.checkIn) return;
  const work = async (show: Show) => {
    const { useCases, workspace } = deps;
    const context = readCheckInContext(view.private_metadata);
    const these = draftSubjectsOfForm(context);
    const changed = changeOf(context);
    const isFresh = changed?.fresh !== undefined;
    const typed = isFresh ? {} : readTyped(view.state.values);
    if (isFresh) await useCases.drafts.drop(workspace, user.id, these);
    else await useCases.drafts.keep(workspace, user.id, these, typed);
    if (changed === undefined) return;
    const form = await redrawForm(deps, user.id, { ...context, ...(isFresh && { asked: {} }) }, typed, changed);
    // Where somebody is faster than the answer the modal shows the later choice; nothing that was typed is gone.
    if (form !== undefined) await show(form, view.hash);
  };
  await deps
    .track(deps.forms.update({ view, client, texts: deps.texts }, work))
    .catch((error: unknown) => void failureReport(deps, 'check-in form', error));
}
