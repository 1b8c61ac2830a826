import type { EnvelopedEvent } from '@slack/bolt';
import { slackId } from '../ids.ts';
import type { Workspace } from '../model.ts';
import type { App, World } from '../world.ts';
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
  const { organization } = world;
  const id = typeof event['channel'] === 'string' ? event['channel'] : undefined;
  const conversation = id === undefined ? undefined : workspace.conversations.get(id);
  return {
    token: world.app.verificationToken,
    team_id: workspace.id,
    context_team_id: workspace.id,
    ...(organization === undefined ? {} : { enterprise_id: organization.id }),
    context_enterprise_id: (organization?.id ?? null) as never,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: slackId('Ev'),
    event_time: Math.floor(world.clock.now().getTime() / 1_000),
    authorizations: [
      {
        enterprise_id: organization?.id ?? null,
        team_id: workspace.id,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: organization?.isOrgWide === true,
      },
    ],
    is_ext_shared_channel: conversation !== undefined && isShared(conversation, workspace),
    event_context: `4-${workspace.id}-${world.app.id}${id === undefined ? '' : `-${id}`}`,
  };
}

/** docs.slack.dev/reference/events/app_rate_limited: no event within, and the minute in which it began. */
export function rateLimitedEvent(app: App, team: string, now: Date) {
  return {
    token: app.verificationToken,
    type: 'app_rate_limited',
    team_id: team,
    minute_rate_limited: Math.floor(now.getTime() / 60_000) * 60,
    api_app_id: app.id,
  };
}
