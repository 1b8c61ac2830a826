import type { ViewClosedAction, ViewResponseUrl, ViewSubmitAction } from '@slack/bolt';
import { placedElements } from '../elements.ts';
import type { OpenView, User, Workspace } from '../model.ts';
import type { World } from '../world.ts';
import { envelope, personOf, type Sent } from './common.ts';
import { viewOutput } from './view-output.ts';

/** For each conversation chosen in an element with `response_url_enabled`. */
function responseUrls(world: World, open: OpenView): ViewResponseUrl[] {
  return placedElements(open.view.blocks).flatMap(({ element, blockId, actionId }) => {
    const state = open.values[blockId]?.[actionId];
    const channel = state?.['selected_conversation'] ?? state?.['selected_channel'];
    if (element['response_url_enabled'] !== true || typeof channel !== 'string') return [];
    const path = world.responseUrls.create({ workspace: open.workspace, user: open.user, channel });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: `${world.base()}${path}` }];
  });
}

/** docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
export function viewSubmission(
  world: World,
  by: { readonly workspace: Workspace; readonly user: User },
  open: OpenView,
): Sent<ViewSubmitAction> {
  const origin = { workspace: by.workspace.id, user: by.user.id, viewId: open.id };
  return {
    type: 'view_submission',
    ...envelope(world, by.workspace),
    user: personOf(by.user),
    trigger_id: world.triggers.create(origin),
    view: viewOutput(open, by.workspace, world.app.id),
    response_urls: responseUrls(world, open),
  };
}

export function viewClosed(
  world: World,
  by: { readonly workspace: Workspace; readonly user: User },
  open: OpenView,
  isCleared: boolean,
): Sent<ViewClosedAction> {
  return {
    type: 'view_closed',
    ...envelope(world, by.workspace),
    user: personOf(by.user),
    view: viewOutput(open, by.workspace, world.app.id),
    is_cleared: isCleared,
  };
}
