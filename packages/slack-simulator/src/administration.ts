/** What happens in a workspace without the app's doing. */
import { personAt } from './client/person.ts';
import { joinChannel, leaveChannel } from './client/talk.ts';
import { channelEvent, channelIdEvent, isSubscribed, sendEvent } from './events.ts';
import { slackId } from './ids.ts';
import { findMessage, remove } from './messages.ts';
import { revokeTokens, uninstall } from './methods/oauth.ts';
import type { Conversation, User, Workspace } from './model.ts';
import { userJson } from './payloads/user-json.ts';
import type { World } from './world.ts';

export interface Administration {
  /** The bot, or a person, is invited to a channel or removed from it. */
  readonly invite: (channel: string, user?: string) => void;
  readonly remove: (channel: string, user?: string) => void;
  readonly archive: (channel: string) => void;
  readonly unarchive: (channel: string) => void;
  /** It becomes shared with another organisation, and gets another id, which is returned. */
  readonly changeChannelId: (channel: string) => string;
  readonly rename: (channel: string, name: string) => void;
  /** An admin deletes any message. */
  readonly deleteMessage: (channel: string, ts: string) => void;
  /** Somebody with the right to deletes any file. */
  readonly deleteFile: (id: string) => void;
  readonly deactivate: (user: string) => void;
  /** Somebody moves, or gets other rights. */
  readonly changeUser: (
    user: string,
    change: Partial<Pick<User, 'zone' | 'locale' | 'title' | 'isAdmin' | 'isRestricted'>>,
  ) => void;
  /** The workspace takes the app away: the token dies, app_uninstalled and tokens_revoked are sent. */
  readonly uninstall: () => void;
  readonly revokeTokens: () => void;
  /** Somebody changes the app's settings: what `apps.manifest.export` answers from now on. */
  readonly setManifest: (manifest: object) => void;
  readonly setScopes: (scopes: readonly string[]) => void;
  /** Blocks of these types are refused in messages, as new ones are where they are not rolled out yet. */
  readonly refuseBlocks: (types: readonly string[]) => void;
}

/** By name or id, in any workspace. Throws where there is nobody. */
export function userNamed(world: World, reference: string): User {
  for (const workspace of world.workspaces.values()) {
    for (const user of workspace.users.values()) if (user.id === reference || user.name === reference) return user;
  }
  throw new Error(`Nobody is called ${reference}`);
}

/** By name or id. Throws where there is none. */
export function channelNamed(workspace: Workspace, reference: string): Conversation {
  const name = reference.replace(/^#/, '');
  const entries = [...workspace.conversations.values()];
  const found = entries.find((entry) => entry.id === reference || (entry.kind !== 'im' && entry.name === name));
  if (found === undefined) throw new Error(`No channel is called ${reference}`);
  return found;
}

/** docs.slack.dev/reference/events/user_change. */
function userChanged(world: World, workspace: Workspace, user: User): void {
  world.changes.notify();
  if (!isSubscribed(world, 'user_change')) return;
  const json = userJson(user, world.clock.now());
  const profile = { ...json.profile, fields: null };
  const now = world.clock.now().getTime();
  sendEvent(world, workspace, {
    type: 'user_change',
    user: { ...json, profile },
    cache_ts: Math.floor(now / 1_000),
    event_ts: world.nextTs(),
  });
}

function channels(world: World, workspace: Workspace) {
  const admin = personAt(world, [...workspace.users.keys()][0] ?? '');
  const person = (user: string | undefined) => (user === undefined ? workspace.botUser : userNamed(world, user).id);
  const at = (channel: string) => channelNamed(workspace, channel);
  return {
    invite: (channel: string, user?: string) => joinChannel(admin, at(channel), person(user)),
    remove: (channel: string, user?: string) => leaveChannel(admin, at(channel), person(user)),
    archive: (channel: string) => {
      at(channel).archived = true;
      channelEvent(world, workspace, at(channel), 'archive');
    },
    unarchive: (channel: string) => {
      at(channel).archived = false;
      channelEvent(world, workspace, at(channel), 'unarchive');
    },
    changeChannelId: (channel: string) => {
      const conversation = at(channel);
      const { id: before } = conversation;
      conversation.id = slackId('C');
      for (const message of [...conversation.messages, ...workspace.ephemerals]) {
        if (message.channel === before) message.channel = conversation.id;
      }
      workspace.conversations.delete(before);
      workspace.conversations.set(conversation.id, conversation);
      channelIdEvent(world, workspace, before, conversation.id);
      return conversation.id;
    },
    rename: (channel: string, name: string) => {
      const conversation = at(channel);
      conversation.name = name;
      channelEvent(world, workspace, conversation, 'rename');
    },
    deleteMessage: (channel: string, ts: string) => {
      const message = findMessage(workspace, at(channel), ts);
      if (message === undefined) throw new Error(`No message ${ts} in ${channel}`);
      remove(world, workspace, at(channel), message);
    },
  };
}

export function administration(world: World, workspace: Workspace): Administration {
  return {
    ...channels(world, workspace),
    deactivate: (name) => {
      const user = userNamed(world, name);
      user.deleted = true;
      userChanged(world, workspace, user);
    },
    changeUser: (name, change) => {
      const user = userNamed(world, name);
      Object.assign(user, change);
      userChanged(world, workspace, user);
    },
    deleteFile: (id) => {
      world.files.delete(id);
    },
    refuseBlocks: (types) => {
      workspace.refusedBlocks = new Set(types);
    },
    setManifest: (manifest) => {
      world.configuration.manifest = manifest;
    },
    setScopes: (scopes) => {
      workspace.scopes = [...scopes];
      world.changes.notify();
    },
    revokeTokens: () => revokeTokens(world, workspace),
    uninstall: () => uninstall(world, workspace),
  };
}
