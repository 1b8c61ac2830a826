import type { Conversation, Workspace } from '../model.ts';

/** As in payloads: Slack calls a private channel `privategroup` and a direct message `directmessage`. */
export function channelNameOf({ kind, name }: Conversation): string {
  if (kind === 'channel') return name;
  return kind === 'private' ? 'privategroup' : 'directmessage';
}

function directJson(conversation: Conversation, workspace: Workspace) {
  const other = [...conversation.members].find((id) => id !== workspace.botUser) ?? workspace.botUser;
  return {
    id: conversation.id,
    created: conversation.created,
    is_archived: false,
    is_im: true,
    is_org_shared: false,
    context_team_id: workspace.id,
    updated: conversation.created * 1_000,
    user: other,
    is_user_deleted: workspace.users.get(other)?.deleted ?? false,
    priority: 0,
  };
}

/** Slack Connect: people of another organisation are in it. */
export function isShared(conversation: Conversation, workspace: Workspace): boolean {
  return [...conversation.members].some((id) => workspace.users.get(id)?.isStranger === true);
}

/**
 * A conversation as its methods return it to the app (docs.slack.dev/reference/objects/conversation-object): with the
 * number of its members in lists and where asked for, and without `is_member` in the list of a user's own.
 */
export function conversationJson(
  conversation: Conversation,
  workspace: Workspace,
  { counted = false, mine = true }: { readonly counted?: boolean; readonly mine?: boolean } = {},
) {
  if (conversation.kind === 'im') return directJson(conversation, workspace);
  const isPrivate = conversation.kind === 'private';
  return {
    id: conversation.id,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: !isPrivate,
    is_group: isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: isPrivate,
    created: conversation.created,
    creator: 'USLACKBOT',
    is_archived: conversation.archived,
    is_general: conversation.isGeneral,
    unlinked: 0,
    is_shared: false,
    is_org_shared: false,
    is_ext_shared: isShared(conversation, workspace),
    pending_shared: [],
    context_team_id: workspace.id,
    updated: conversation.created * 1_000,
    ...(mine ? { is_member: conversation.members.has(workspace.botUser) } : {}),
    topic: { value: conversation.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    ...(counted ? { num_members: conversation.members.size } : {}),
  };
}
