import type { SlashCommand } from '@slack/bolt';
import type { Conversation, User, Workspace } from '../model.ts';
import type { World } from '../world.ts';
import { channelNameOf } from './conversation-json.ts';

/** docs.slack.dev/interactivity/implementing-slash-commands, "Understanding the data payload". */
export function slashCommand(
  world: World,
  place: { readonly workspace: Workspace; readonly user: User; readonly conversation: Conversation },
  typed: { readonly command: string; readonly text: string },
): SlashCommand {
  const { workspace, user, conversation } = place;
  const { organization } = world;
  const origin = { workspace: workspace.id, user: user.id, channel: conversation.id };
  return {
    token: world.app.verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: conversation.id,
    channel_name: channelNameOf(conversation),
    user_id: user.id,
    user_name: user.name,
    command: typed.command,
    text: typed.text,
    api_app_id: world.app.id,
    ...(organization === undefined ? {} : { enterprise_id: organization.id, enterprise_name: organization.name }),
    is_enterprise_install: String(organization?.isOrgWide === true),
    response_url: `${world.base()}${world.responseUrls.create(origin)}`,
    trigger_id: world.triggers.create(origin),
  };
}
