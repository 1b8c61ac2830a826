import type { ViewOutput } from '@slack/bolt';
import type { OpenView, Workspace } from '../model.ts';

/** A view as Slack sends it to the app and returns it from `views.*` (docs.slack.dev/reference/views/modal-views). */
export function viewOutput(open: OpenView, workspace: Workspace, appId: string): ViewOutput {
  const { view } = open;
  return {
    id: open.id,
    team_id: workspace.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: structuredClone(open.values) as ViewOutput['state']['values'] },
    hash: open.hash,
    title: view.title,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: open.previousId,
    root_view_id: open.rootId,
    app_id: appId,
    external_id: view.externalId,
    app_installed_team_id: workspace.id,
    bot_id: workspace.botId,
  };
}
