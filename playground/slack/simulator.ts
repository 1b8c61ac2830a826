import { type Actor, createActor } from './actor/actor.ts';
import { personAt } from './client/person.ts';
import { joinChannel, leaveChannel } from './client/talk.ts';
import { verifyUrl } from './deliver/http.ts';
import type { SocketMode } from './deliver/socket.ts';
import { isSubscribed, sendEvent } from './events.ts';
import type { Faults } from './faults.ts';
import type { Conversation, Message, User, Workspace } from './model.ts';
import type { CallRecord } from './recorder.ts';
import type { World } from './world.ts';

export interface Simulator {
  /** Base of the Web API, with `/api/` at its end: what Slack libraries call `slackApiUrl`. */
  readonly apiUrl: string;
  /** Of the browser page. */
  readonly page: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly appId: string;
  readonly botUser: string;
  readonly workspace: Workspace;
  /** The others, in the order of the options. */
  readonly otherWorkspaces: readonly Workspace[];
  /** Names of the Web API methods that there are. */
  readonly methods: readonly string[];
  readonly faults: Faults;
  /** Somebody at the client, by name or id. Throws user_not_found. */
  readonly as: (user: string) => Actor;
  readonly people: () => readonly User[];
  /** By name or id, of the first workspace. Throws channel_not_found. */
  readonly channel: (name: string) => Conversation;
  /** What stands in a channel, thread replies included, ephemeral messages not. */
  readonly messages: (channel: string) => readonly Message[];
  /** The last 5,000 Web API calls and sent payloads, oldest first. */
  readonly calls: () => readonly CallRecord[];
  /** Events on their way or waiting for a retry. */
  readonly eventsInFlight: () => number;
  readonly setEventsUrl: (url: string | undefined) => void;
  /** Slack's url_verification handshake with an address. */
  readonly verifyEventsUrl: (url: string) => Promise<boolean>;
  /** Drops or renews the Socket Mode connections. */
  readonly disconnectSockets: (how: 'refresh_requested' | 'drop') => void;
  readonly socketConnections: () => number;
  /** The bot is invited to, or removed from, a channel. */
  readonly invite: (channel: string, user?: string) => void;
  readonly remove: (channel: string, user?: string) => void;
  readonly archive: (channel: string) => void;
  readonly rename: (channel: string, name: string) => void;
  readonly deactivate: (user: string) => void;
  /** The workspace takes the app away: the token dies, app_uninstalled and tokens_revoked are sent. */
  readonly uninstall: () => void;
  readonly revokeTokens: () => void;
  readonly setScopes: (scopes: readonly string[]) => void;
  /** Looks again after every change until there is something; rejects after `timeoutMs`, 5,000 by default. */
  readonly until: <T>(look: () => T | undefined | false, what: string, timeoutMs?: number) => Promise<T>;
  readonly close: () => Promise<void>;
}

const first = (world: World): Workspace => {
  const [workspace] = world.workspaces.values();
  if (workspace === undefined) throw new Error('A simulator has at least one workspace');
  return workspace;
};

function userNamed(world: World, reference: string): User {
  for (const workspace of world.workspaces.values()) {
    for (const user of workspace.users.values()) if (user.id === reference || user.name === reference) return user;
  }
  throw new Error(`Nobody is called ${reference}`);
}

function channelNamed(workspace: Workspace, reference: string): Conversation {
  const name = reference.replace(/^#/, '');
  const entries = [...workspace.conversations.values()];
  const found = entries.find((entry) => entry.id === reference || (entry.kind !== 'im' && entry.name === name));
  if (found === undefined) throw new Error(`No channel is called ${reference}`);
  return found;
}

/** docs.slack.dev/reference/events/tokens_revoked; the two events come in no fixed order. */
function tokensRevoked(world: World, workspace: Workspace): void {
  if (!isSubscribed(world, 'tokens_revoked')) return;
  sendEvent(world, workspace, {
    type: 'tokens_revoked',
    tokens: { oauth: [], bot: [workspace.botUser] },
    event_ts: world.nextTs(),
  });
}

/** What happens in a workspace without the app's doing. */
function administration(world: World, workspace: Workspace) {
  const admin = () => {
    const [user] = workspace.users.keys();
    return personAt(world, user ?? '');
  };
  const changed = (change: () => void) => {
    change();
    world.changes.notify();
  };
  return {
    invite: (channel: string, user?: string) =>
      joinChannel(
        admin(),
        channelNamed(workspace, channel),
        user === undefined ? workspace.botUser : userNamed(world, user).id,
      ),
    remove: (channel: string, user?: string) =>
      leaveChannel(
        admin(),
        channelNamed(workspace, channel),
        user === undefined ? workspace.botUser : userNamed(world, user).id,
      ),
    archive: (channel: string) =>
      changed(() => {
        channelNamed(workspace, channel).archived = true;
      }),
    rename: (channel: string, name: string) =>
      changed(() => {
        channelNamed(workspace, channel).name = name;
      }),
    deactivate: (user: string) =>
      changed(() => {
        userNamed(world, user).deleted = true;
      }),
    setScopes: (scopes: readonly string[]) =>
      changed(() => {
        workspace.scopes = [...scopes];
      }),
    revokeTokens: () => {
      workspace.token = 'revoked';
      tokensRevoked(world, workspace);
      world.changes.notify();
    },
    uninstall: () => {
      workspace.token = 'gone';
      const event_ts = world.nextTs();
      if (isSubscribed(world, 'app_uninstalled')) sendEvent(world, workspace, { type: 'app_uninstalled', event_ts });
      tokensRevoked(world, workspace);
      world.changes.notify();
    },
  };
}

export function createSimulator(
  world: World,
  socket: SocketMode,
  parts: { readonly close: () => Promise<void>; readonly methods: readonly string[] },
): Simulator {
  const workspace = first(world);
  const { app } = world;
  return {
    ...parts,
    ...administration(world, workspace),
    apiUrl: `${world.base()}/api/`,
    page: `${world.base()}/`,
    botToken: workspace.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    appId: app.id,
    botUser: workspace.botUser,
    workspace,
    otherWorkspaces: [...world.workspaces.values()].slice(1),
    faults: world.faults,
    as: (user) => createActor(personAt(world, userNamed(world, user).id)),
    people: () => [...workspace.users.values()],
    channel: (name) => channelNamed(workspace, name),
    messages: (channel) => channelNamed(workspace, channel).messages,
    calls: world.recorder.calls,
    eventsInFlight: world.deliver.inFlight,
    setEventsUrl: world.deliver.setEventsUrl,
    verifyEventsUrl: (url) => verifyUrl(url, app.signingSecret, app.verificationToken),
    disconnectSockets: socket.disconnect,
    socketConnections: socket.connections,
    until: world.changes.until,
  };
}
