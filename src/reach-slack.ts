import type { FetchFunction } from '@slack/web-api';
import type { Config } from './config.ts';
import { createDeliveryClient, TIMEOUT_MS } from './delivery/delivery-client.ts';
import type { Logger } from './logger.ts';
import type { OpenMetrics } from './open-metrics.ts';
import type { Clock } from './ports/runtime.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { createChannels } from './slack/channels.ts';
import { createDirectory, type DirectoryOptions } from './slack/directory.ts';
import { identify } from './slack/identity.ts';
import { proxiedFetch } from './slack/proxy.ts';
import { watchedFetch } from './slack/watched-fetch.ts';
import { startCause } from './start-failure.ts';

interface Base {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly waitFactor: number;
  readonly monotonic: () => number;
  readonly watch: OpenMetrics;
}

/**
 * Slack, and who the app and its people are there. `through` is how it is reached: through a proxy where one is set. Throws
 * a `StartProblem` where Slack does not say who the app is.
 */
export async function reachSlack(
  { config, logger, clock, waitFactor, monotonic, watch }: Base,
  { people }: Pick<DirectoryOptions, 'people'>,
  through: FetchFunction = proxiedFetch,
) {
  const { botToken, apiUrl } = config.slack;
  const fetch = watchedFetch(through, watch.metrics.called);
  const options = { ...(apiUrl && { slackApiUrl: apiUrl }), fetch, logger: boltLogger(logger) };
  const client = createDeliveryClient(botToken, { ...options, timeoutMs: Math.max(1, waitFactor) * TIMEOUT_MS });
  const identity = await startCause('SLACK_BOT_TOKEN', () => identify(client));
  const profiles = createDirectory({ client, people, home: identity, clock, logger, waitFactor, monotonic });
  return { client, fetch, identity, profiles, channels: createChannels({ client, logger, waitFactor }) };
}

export type Slack = Awaited<ReturnType<typeof reachSlack>>;
