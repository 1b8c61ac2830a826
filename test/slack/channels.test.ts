import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryClient } from '../../src/delivery/delivery-client.ts';
import { createLogger } from '../../src/logger.ts';
import { boltLogger } from '../../src/slack/bolt-logger.ts';
import { createChannels } from '../../src/slack/channels.ts';

const silent = createLogger('silent');
let slack: Simulator;
beforeEach(async () => {
  slack = await startSimulator({
    rateLimits: false,
    workspace: {
      users: [
        { id: 'U0ADA', name: 'ada', realName: 'Ada' },
        { id: 'U0BEN', name: 'ben', realName: 'Ben' },
      ],
      channels: [
        { id: 'C0OPEN', name: 'open', members: ['ada', '@app'] },
        { id: 'C0DEALS', name: 'deals', isPrivate: true, members: ['ada', '@app'] },
        { id: 'C0OTHER', name: 'other', isPrivate: true, members: ['ada'] },
      ],
    },
  });
});
afterEach(() => slack.close());

/** With all the time that a busy machine needs. */
const channels = () =>
  createChannels({
    client: createDeliveryClient(slack.botToken, { slackApiUrl: slack.apiUrl, logger: boltLogger(silent) }),
    logger: silent,
    waitFactor: 20,
  });

describe('a channel', () => {
  it('is hidden from who is not in it, where it is private', async () => {
    expect(await channels().isHiddenFrom('C0DEALS', 'U0BEN')).toBe(true);
    expect(await channels().isHiddenFrom('C0DEALS', 'U0ADA')).toBe(false);
    expect(await channels().isHiddenFrom('C0OPEN', 'U0BEN')).toBe(false);
  });

  it('is hidden from nobody where Slack does not say who is in it', async () => {
    expect(await channels().isHiddenFrom('C0OTHER', 'U0BEN')).toBe(false);
    expect(await channels().isHiddenFrom('C0NONE', 'U0BEN')).toBe(false);
  });
});
