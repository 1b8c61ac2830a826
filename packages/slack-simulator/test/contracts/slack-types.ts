/**
 * Types that the schemas are made from (schemas.ts): what Slack sends to an app, what an app answers, and what it asks
 * of the Web API, as the installed Slack packages declare it. By the names under which the simulator records them.
 */
import type {
  BlockAction,
  BlockOptions,
  BlockSuggestion,
  EnvelopedEvent,
  GlobalShortcut,
  MessageShortcut,
  OptionGroups,
  RespondArguments,
  SlashCommand,
  ViewClosedAction,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { AppRateLimitedEvent, SlackEvent } from '@slack/types';
import type * as api from '@slack/web-api';

/** What Slack sends, by type. */
export interface Payloads {
  slash_command: SlashCommand;
  block_actions: BlockAction;
  view_submission: ViewSubmitAction;
  view_closed: ViewClosedAction;
  shortcut: GlobalShortcut;
  message_action: MessageShortcut;
  block_suggestion: BlockSuggestion;
  event_callback: EnvelopedEvent<SlackEvent>;
  app_rate_limited: AppRateLimitedEvent;
}

/** What an app says in an acknowledgement, by what it acknowledges, and to a response_url. */
export interface Answers {
  slash_command: RespondArguments;
  view_submission: ViewResponseAction;
  block_suggestion: BlockOptions | OptionGroups<BlockOptions>;
  response_url: RespondArguments;
}

/** What an app asks for, by method. */
export interface Calls {
  'api.test': api.APITestArguments;
  'auth.test': api.AuthTestArguments;
  'apps.connections.open': api.AppsConnectionsOpenArguments;
  'apps.manifest.export': api.AppsManifestExportArguments;
  'apps.uninstall': api.AppsUninstallArguments;
  'auth.revoke': api.AuthRevokeArguments;
  'bots.info': api.BotsInfoArguments;
  'chat.delete': api.ChatDeleteArguments;
  'chat.getPermalink': api.ChatGetPermalinkArguments;
  'chat.postEphemeral': api.ChatPostEphemeralArguments;
  'chat.postMessage': api.ChatPostMessageArguments;
  'chat.update': api.ChatUpdateArguments;
  'files.completeUploadExternal': api.FilesCompleteUploadExternalArguments;
  'files.delete': api.FilesDeleteArguments;
  'files.getUploadURLExternal': api.FilesGetUploadURLExternalArguments;
  'files.info': api.FilesInfoArguments;
  'oauth.v2.access': api.OAuthV2AccessArguments;
  'team.info': api.TeamInfoArguments;
  'users.conversations': api.UsersConversationsArguments;
  'users.info': api.UsersInfoArguments;
  'users.list': api.UsersListArguments;
  'views.open': api.ViewsOpenArguments;
  'views.publish': api.ViewsPublishArguments;
  'views.push': api.ViewsPushArguments;
  'views.update': api.ViewsUpdateArguments;
}

/** The same; apart, because the package has a second `Channel` and `FileArgument` for them, and the generator takes no two of a name. */
export interface OtherCalls {
  'conversations.history': api.ConversationsHistoryArguments;
  'conversations.info': api.ConversationsInfoArguments;
  'conversations.join': api.ConversationsJoinArguments;
  'conversations.list': api.ConversationsListArguments;
  'conversations.members': api.ConversationsMembersArguments;
  'conversations.open': api.ConversationsOpenArguments;
  'conversations.replies': api.ConversationsRepliesArguments;
  'reactions.add': api.ReactionsAddArguments;
  'reactions.get': api.ReactionsGetArguments;
  'reactions.remove': api.ReactionsRemoveArguments;
}
