import type { Server } from 'node:http';
import { createChanges } from './changes.ts';
import { createConfiguration } from './configuration.ts';
import { createDeliver } from './deliver/create.ts';
import { ackDeadlineMs, type Outgoing } from './deliver/deliver.ts';
import { httpTransport } from './deliver/http.ts';
import { createEventLimits } from './deliver/limits.ts';
import { createSocketMode, type SocketMode } from './deliver/socket.ts';
import { createFaults } from './faults.ts';
import { secret, slackId } from './ids.ts';
import { createInstallCodes } from './oauth/codes.ts';
import type { SimulatorOptions } from './options.ts';
import { rateLimitedEvent } from './payloads/event.ts';
import { createRateLimits } from './rate-limits.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { createResponseUrls } from './response-urls.ts';
import { defaultApp } from './seed.ts';
import { createTokens } from './tokens.ts';
import { createTriggers } from './triggers.ts';
import { createViewStacks } from './view-stacks.ts';
import { createWorkspace } from './workspace.ts';
import { type App, createTimestamps, type World } from './world.ts';

/** Slack's waits before it sends an event again: at once, after one minute, after five. */
const slackRetriesMs = [0, 60_000, 300_000];

const callsInErrors = 8;

function lastCalls(recorder: Recorder): string {
  const calls = recorder.calls().slice(-callsInErrors);
  return `The last calls: ${calls.map(({ name, status }) => `${name} ${status}`).join(', ') || 'none'}.`;
}

/** docs.slack.dev/interactivity/handling-user-interaction, "Preparing your app"; Socket Mode needs no addresses. */
function lackingSetting({ interactivity }: App, { kind, payload }: Outgoing, overHttp: boolean) {
  if (interactivity === undefined || kind !== 'interactive') return undefined;
  if (!interactivity.isEnabled) return 'interactivity_not_enabled';
  const asksOptions = 'type' in payload && payload.type === 'block_suggestion';
  return overHttp && asksOptions && !interactivity.hasOptionsUrl ? 'no_options_url' : undefined;
}

/** The workspaces with the app in each, or org-wide with one bot for all. */
function installed(options: SimulatorOptions, app: App, now: Date) {
  const { organization: wanted, clock } = options;
  const tokens = createTokens(app.tokenRotation === true, () => clock?.now().getTime() ?? Date.now());
  const organization = wanted && { ...wanted, id: wanted.id ?? slackId('E') };
  const shared = organization?.isOrgWide === true ? { botUser: slackId('U'), botId: slackId('B') } : undefined;
  const seeds = [options.workspace ?? {}, ...(options.otherWorkspaces ?? [])].map((seed) => ({
    ...seed,
    id: seed.id ?? slackId('T'),
  }));
  const first = seeds[0]?.id ?? '';
  const grant = shared && tokens.issue(first);
  const workspaces = seeds.map((seed) =>
    createWorkspace(seed, app, { now, grant: grant ?? tokens.issue(seed.id), ...shared }),
  );
  return { organization, tokens, workspaces };
}

/** Everything that the simulator holds, with nothing listening yet. */
export function createWorld(
  options: SimulatorOptions,
  server: Server,
  base: () => string,
): { readonly world: World; readonly socket: SocketMode } {
  const clock = options.clock ?? { now: () => new Date() };
  const seed = options.app ?? defaultApp;
  const id = seed.id ?? slackId('A');
  const app: App = {
    ...seed,
    id,
    appToken: `xapp-1-${id}-${secret(5)}-${secret(24)}`,
    signingSecret: secret(),
    clientId: `${Date.now()}.${id.slice(1)}`,
    clientSecret: secret(),
    verificationToken: secret(12),
  };
  const changes = createChanges(() => lastCalls(recorder));
  const recorder = createRecorder(changes.notify, seed.name);
  const { waitFactor = 1 } = options;
  const ackMs = waitFactor * ackDeadlineMs;
  const socket = createSocketMode(server, {
    appId: id,
    ackMs,
    changed: changes.notify,
    pingEveryMs: options.socketPingMs,
  });
  const nowMs = () => clock.now().getTime();
  const { organization, tokens, workspaces } = installed(options, app, clock.now());
  let order = 0;
  const world: World = {
    clock,
    app,
    configuration: createConfiguration(seed.manifest, nowMs),
    workspaces: new Map(workspaces.map((workspace) => [workspace.id, workspace])),
    organization,
    tokens,
    installCodes: createInstallCodes(),
    files: new Map(),
    fileDelayMs: options.fileDelayMs ?? 150,
    triggers: createTriggers(undefined, waitFactor),
    responseUrls: createResponseUrls(),
    views: createViewStacks(),
    changes,
    recorder,
    faults: createFaults(),
    rateLimits: createRateLimits(options.rateLimits !== false, options.rateLimits === 'by-clock' ? nowMs : undefined),
    deliver: createDeliver({
      recorder,
      now: () => clock.now(),
      socket,
      http: (url) => httpTransport(url, app.signingSecret, ackMs),
      eventsUrl: options.eventsUrl,
      retryAfterMs: options.eventRetriesMs ?? slackRetriesMs,
      lacking: (outgoing, overHttp) => lackingSetting(app, outgoing, overHttp),
      limits: createEventLimits(nowMs, options.eventLimits),
      rateLimited: (team) => rateLimitedEvent(app, team, clock.now()),
    }),
    base,
    nextTs: createTimestamps(clock),
    nextOrder: () => {
      order += 1;
      return order;
    },
    messageStates: new Map(),
  };
  return { world, socket };
}
