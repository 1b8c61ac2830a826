/** All that the parts of the simulator share. */

import type { Changes } from './changes.ts';
import type { Configuration } from './configuration.ts';
import type { Deliver } from './deliver/deliver.ts';
import type { Faults } from './faults.ts';
import type { Organization, UploadedFile, Workspace } from './model.ts';
import type { InstallCodes } from './oauth/codes.ts';
import type { StateValues } from './protocol.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Recorder } from './recorder.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { AppSeed } from './seed.ts';
import type { Tokens } from './tokens.ts';
import type { Triggers } from './triggers.ts';
import type { ViewStacks } from './view-stacks.ts';

export interface SimulatorClock {
  now(): Date;
}

export interface App extends AppSeed {
  readonly id: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** For installations (OAuth). */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The old verification token, which Slack still sends in every payload. */
  readonly verificationToken: string;
}

export interface World {
  readonly clock: SimulatorClock;
  readonly app: App;
  readonly configuration: Configuration;
  readonly workspaces: Map<string, Workspace>;
  readonly organization: Organization | undefined;
  readonly tokens: Tokens;
  readonly installCodes: InstallCodes;
  readonly files: Map<string, UploadedFile>;
  readonly fileDelayMs: number;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly views: ViewStacks;
  readonly changes: Changes;
  readonly recorder: Recorder;
  readonly faults: Faults;
  readonly rateLimits: RateLimits;
  readonly deliver: Deliver;
  /** `http://host:port`, without a slash at the end. */
  readonly base: () => string;
  /** A message timestamp by the workspace's clock, later than every one before. */
  readonly nextTs: () => string;
  readonly nextOrder: () => number;
  /** What people chose in messages and did not submit, by person, channel and message. */
  readonly messageStates: Map<string, StateValues>;
}

export function workspaceOf(world: World, id: string): Workspace {
  const workspace = world.workspaces.get(id);
  if (workspace === undefined) throw new Error(`No workspace ${id}`);
  return workspace;
}

/** Slack's timestamps: seconds, a dot and six digits that make it unique. */
export function createTimestamps(clock: SimulatorClock): () => string {
  let last = 0n;
  return () => {
    const now = BigInt(clock.now().getTime()) * 1_000n;
    last = now > last ? now : last + 1n;
    return `${last / 1_000_000n}.${String(last % 1_000_000n).padStart(6, '0')}`;
  };
}
