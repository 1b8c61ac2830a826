import type { EnvelopedEvent } from '@slack/bolt';
import { slackId } from '../ids.ts';
import type { Workspace } from '../model.ts';
import type { World } from '../world.ts';
import { isShared } from './conversation-json.ts';

/** The event's own fields; `event_ts` by the workspace's clock. */
export interface SlackEventBody {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The outer event (docs.slack.dev/apis/events-api, "Events API payloads"). */
export function eventCallback(
  world: World,
  workspace: Workspace,
  event: SlackEventBody,
): EnvelopedEvent<SlackEventBody> {
  const id = typeof event['channel'] === 'string' ? event['channel'] : undefined;
  const conversation = id === undefined ? undefined : workspace.conversations.get(id);
  return {
    token: world.app.verificationToken,
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: null as never,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: slackId('Ev'),
    event_time: Math.floor(world.clock.now().getTime() / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: conversation !== undefined && isShared(conversation, workspace),
    event_context: `4-${workspace.id}-${world.app.id}${id === undefined ? '' : `-${id}`}`,
  };
}
