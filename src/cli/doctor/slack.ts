import { proxyFor } from '../../slack/proxy.ts';
import { type Surroundings, whyUnreached } from '../../start-failure.ts';
import { lookAtApp, lookAtScopes } from './app.ts';
import { type Answer, call, SLACK, type SlackAccess } from './call.ts';
import { type Finding, failure, ok, warning } from './finding.ts';

/** Slack refuses, and Goalpost refuses, signed requests of more than five minutes ago. */
const MAX_SKEW_MS = 5 * 60_000;
const NOTED_SKEW_MS = 30_000;

/** Everything that can be seen of Slack and the app there. */
export async function lookAtSlack(access: SlackAccess, surroundings: Surroundings): Promise<Finding[]> {
  const url = access.apiUrl ?? SLACK;
  let answer: Answer;
  try {
    answer = await call(access, 'auth.test', access.botToken);
  } catch (error) {
    const { says, fix } = whyUnreached(error, surroundings);
    return [failure('slack', says, fix)];
  }
  const bot = answer.body['bot_id'];
  return [
    ok('slack', `${new URL(url).host} answers, ${wayTo(url)}`),
    lookAtClock(answer),
    ...lookAtBotToken(answer, access.botToken),
    ...(await lookAtApp(access, typeof bot === 'string' ? bot : undefined)),
  ];
}

/** Through which proxy; never its user and password. */
function wayTo(url: string): string {
  const proxy = proxyFor(url);
  return proxy === undefined ? 'without a proxy' : `through the proxy ${new URL(proxy).host}`;
}

function lookAtClock({ headers, at }: Answer): Finding {
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return warning('clock', 'Slack gave no date to compare with.', 'Run the command again.');
  // The header has whole seconds.
  const skew = at - theirs - 500;
  const seconds = Math.round(Math.abs(skew) / 1000);
  const says = `${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} Slack's`;
  const fix = 'Turn on time synchronisation on this machine, such as systemd-timesyncd or chrony.';
  if (Math.abs(skew) > MAX_SKEW_MS) return failure('clock', says, fix);
  return Math.abs(skew) > NOTED_SKEW_MS
    ? warning('clock', says, fix)
    : ok('clock', `within ${seconds + 1} s of Slack's`);
}

function lookAtBotToken(answer: Answer, token: string): Finding[] {
  const { body } = answer;
  if (body['ok'] !== true) {
    const fix = "Copy the Bot User OAuth Token again from OAuth & Permissions in your Slack app's settings.";
    return [failure('bot token', `SLACK_BOT_TOKEN: Slack says ${String(body['error'])}.`, fix)];
  }
  if (typeof body['bot_id'] !== 'string') {
    return [failure('bot token', "SLACK_BOT_TOKEN is a person's token.", 'Copy the Bot User OAuth Token, xoxb-….')];
  }
  const of = `of ${String(body['user'])} in ${String(body['team'])}`;
  // Slack's documentation: token rotation can't be turned off again.
  const fix = 'Make a new app from manifest.yml, which has token rotation off: Slack never turns it off again.';
  return [
    token.startsWith('xoxe.')
      ? failure('bot token', `${of}, ends twelve hours after it was issued.`, fix)
      : ok('bot token', of),
    lookAtScopes(answer),
  ];
}
