import type { Json } from '../elements.ts';
import type { Conversation, Message, Workspace } from '../model.ts';
import { threadBroadcast } from '../threads.ts';
import type { World } from '../world.ts';
import { fileJson } from './file-json.ts';
import { typedBlocks } from './typed-blocks.ts';

interface Place {
  readonly world: World;
  readonly workspace: Workspace;
  readonly conversation: Conversation;
}

function threadParts(message: Message, place: Place): Json {
  const { conversation } = place;
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    const parent = conversation.messages.find(({ ts }) => ts === message.threadTs);
    if (parent === undefined) return { thread_ts: message.threadTs };
    if (message.subtype === threadBroadcast) return { thread_ts: message.threadTs, root: messageJson(parent, place) };
    return { thread_ts: message.threadTs, parent_user_id: parent.user };
  }
  const replies = conversation.threads.get(message.ts) ?? [];
  const latest = replies.at(-1);
  if (latest === undefined) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: latest.ts,
    reply_users: users.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}

function reactionParts(message: Message): Json {
  if (message.reactions.length === 0) return {};
  const reactions = message.reactions.map(({ name, users }) => ({ name, users: [...users], count: users.length }));
  return { reactions };
}

function botParts(message: Message, workspace: Workspace, world: World): Json {
  if (message.botId === undefined) return {};
  return {
    bot_id: message.botId,
    app_id: world.app.id,
    bot_profile: {
      id: message.botId,
      app_id: world.app.id,
      name: world.app.name,
      team_id: workspace.id,
      deleted: false,
      updated: 0,
      icons: {},
    },
  };
}

/** Slack Connect: whose message it is. */
function strangerParts(message: Message, workspace: Workspace): Json {
  const author = workspace.users.get(message.user);
  if (author?.isStranger !== true) return {};
  return { user_team: author.homeTeam, source_team: author.homeTeam };
}

function fileParts(message: Message, world: World): Json {
  if (message.files.length === 0) return {};
  const files = message.files.flatMap((id) => {
    const file = world.files.get(id);
    return file === undefined ? [] : [fileJson(file, world)];
  });
  return { files };
}

/** An app's blocks; or what Slack's client has made of what somebody typed. */
function contentParts({ blocks, botId, clientMsgId, text, subtype, ts }: Message): Json {
  if (blocks !== undefined) return { blocks };
  if (botId !== undefined || clientMsgId === undefined || subtype !== undefined || text === '') return {};
  return { client_msg_id: clientMsgId, blocks: typedBlocks(text, `b${ts.replace('.', '')}`) };
}

/** A message as Slack returns it (docs.slack.dev/reference/events/message). */
export function messageJson(message: Message, place: Place, withMetadata = false) {
  const { world, workspace } = place;
  return {
    type: 'message' as const,
    ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: workspace.id,
    ...strangerParts(message, workspace),
    ...botParts(message, workspace, world),
    ...contentParts(message),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...threadParts(message, place),
    ...reactionParts(message),
    ...fileParts(message, world),
  };
}
