import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { appFromManifest, type Simulator, startSimulator } from '../../src/index.ts';
import { quiet } from './quiet.ts';

const MANIFEST = {
  display_information: { name: 'Sample app' },
  features: { slash_commands: [{ command: '/sample', description: 'Does it' }] },
  settings: { socket_mode_enabled: true },
};
const HOUR_MS = 60 * 60 * 1_000;

let slack: Simulator;
afterEach(() => slack.close());

const clientWith = (token: string) =>
  new WebClient(token, { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } });
const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (error: unknown) => (error instanceof WebAPIPlatformError ? error.data.error : error),
  );
const exporting = (token: string, app_id = slack.appId) => clientWith(token).apps.manifest.export({ app_id });

describe('the settings of an app', () => {
  it('are exported for who has a configuration token, as they are by now', async () => {
    slack = await startSimulator({ app: appFromManifest(MANIFEST) });
    expect((await exporting(slack.configurationToken)).manifest).toEqual(MANIFEST);
    slack.setManifest({ ...MANIFEST, settings: {} });
    expect((await exporting(slack.configurationToken)).manifest).toMatchObject({ settings: {} });
  });

  it('are refused to other tokens, and for other apps', async () => {
    slack = await startSimulator({});
    for (const token of [slack.botToken, slack.appToken]) {
      expect(await errorOf(exporting(token))).toBe('not_allowed_token_type');
    }
    expect(await errorOf(exporting('xoxe.xoxp-1-wrong'))).toBe('invalid_auth');
    expect(await errorOf(clientWith(slack.configurationToken).auth.test())).toBe('not_allowed_token_type');
    expect(await errorOf(exporting(slack.configurationToken, 'goalpost'))).toBe('invalid_app_id');
    expect(await errorOf(exporting(slack.configurationToken, 'A0NOTHERE'))).toBe('app_not_found');
    // Nobody said what the settings of the sample app are.
    expect(await errorOf(exporting(slack.configurationToken))).toBe('failed_export');
  });

  it('are closed after twelve hours', async () => {
    let now = new Date('2026-11-30T08:00:00Z');
    slack = await startSimulator({ app: appFromManifest(MANIFEST), clock: { now: () => now } });
    now = new Date(now.getTime() + 12 * HOUR_MS - 1);
    expect(await errorOf(exporting(slack.configurationToken))).toBe('taken');
    now = new Date(now.getTime() + 1);
    expect(await errorOf(exporting(slack.configurationToken))).toBe('token_expired');
  });
});
