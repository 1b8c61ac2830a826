import { type Actor, createActor } from './actor/actor.ts';
import { type Administration, administration, channelNamed, userNamed } from './administration.ts';
import { personAt } from './client/person.ts';
import { verifyUrl } from './deliver/http.ts';
import type { SocketMode } from './deliver/socket.ts';
import type { Faults } from './faults.ts';
import type { Conversation, Message, User, Workspace } from './model.ts';
import type { CallRecord } from './recorder.ts';
import type { World } from './world.ts';

export interface Simulator extends Administration {
  /** Base of the Web API, with `/api/` at its end: what Slack libraries call `slackApiUrl`. */
  readonly apiUrl: string;
  /** Of the browser page. */
  readonly page: string;
  /** Of the first workspace; of its newest installation. */
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Of somebody who may see and change the app's settings. */
  readonly configurationToken: string;
  readonly appId: string;
  /** For installations: `{base}/oauth/v2/authorize`, and `oauth.v2.access`. */
  readonly clientId: string;
  readonly clientSecret: string;
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
  /** Nearly every delivery of an hour failed: no more events until the subscription is switched on again. */
  readonly eventsSwitchedOff: () => boolean;
  readonly switchEventsOn: () => void;
  readonly setEventsUrl: (url: string | undefined) => void;
  /** Slack's url_verification handshake with an address. */
  readonly verifyEventsUrl: (url: string) => Promise<boolean>;
  /** Drops the Socket Mode connections, or says to them what Slack says. */
  readonly disconnectSockets: SocketMode['disconnect'];
  /** Renews the Socket Mode connections as Slack does: a warning, `refresh_requested`, the close. */
  readonly renewSockets: SocketMode['renew'];
  /** What becomes of new Socket Mode connections. */
  readonly admitSockets: SocketMode['admit'];
  readonly socketConnections: () => number;
  readonly socketHistory: SocketMode['history'];
  /** Looks again after every change until there is something; rejects after `timeoutMs`, 60,000 by default. */
  readonly until: <T>(look: () => T | undefined | false, what: string, timeoutMs?: number) => Promise<T>;
  readonly close: () => Promise<void>;
}

const first = (world: World): Workspace => {
  const [workspace] = world.workspaces.values();
  if (workspace === undefined) throw new Error('A simulator has at least one workspace');
  return workspace;
};

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
    get botToken() {
      return workspace.botToken;
    },
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    configurationToken: world.configuration.token,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
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
    eventsSwitchedOff: world.deliver.isSwitchedOff,
    switchEventsOn: world.deliver.switchOn,
    setEventsUrl: world.deliver.setEventsUrl,
    verifyEventsUrl: (url) => verifyUrl(url, app.signingSecret, app.verificationToken),
    disconnectSockets: socket.disconnect,
    renewSockets: socket.renew,
    admitSockets: socket.admit,
    socketConnections: socket.connections,
    socketHistory: socket.history,
    until: world.changes.until,
  };
}
