import type { Server } from 'node:http';
import { createChanges } from './changes.ts';
import { createDeliver } from './deliver/create.ts';
import { httpTransport } from './deliver/http.ts';
import { createSocketMode, type SocketMode } from './deliver/socket.ts';
import { createFaults } from './faults.ts';
import { secret, slackId } from './ids.ts';
import type { SimulatorOptions } from './options.ts';
import { createRateLimits } from './rate-limits.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { createResponseUrls } from './response-urls.ts';
import { defaultApp } from './seed.ts';
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
    verificationToken: secret(12),
  };
  const changes = createChanges(() => lastCalls(recorder));
  const recorder = createRecorder(changes.notify, seed.name);
  const socket = createSocketMode(server, { appId: id, changed: changes.notify });
  const workspaces = [options.workspace ?? {}, ...(options.otherWorkspaces ?? [])].map((one) =>
    createWorkspace(one, app, clock.now()),
  );
  let order = 0;
  const world: World = {
    clock,
    app,
    workspaces: new Map(workspaces.map((workspace) => [workspace.id, workspace])),
    files: new Map(),
    fileDelayMs: options.fileDelayMs ?? 150,
    triggers: createTriggers(),
    responseUrls: createResponseUrls(),
    views: createViewStacks(),
    changes,
    recorder,
    faults: createFaults(),
    rateLimits: createRateLimits(
      options.rateLimits !== false,
      options.rateLimits === 'by-clock' ? () => clock.now().getTime() : undefined,
    ),
    deliver: createDeliver({
      recorder,
      now: () => clock.now(),
      socket,
      http: (url) => httpTransport(url, app.signingSecret),
      eventsUrl: options.eventsUrl,
      retryAfterMs: options.eventRetriesMs ?? slackRetriesMs,
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
