/** Uploads a file as the bot does, with what the environment says of the way to Slack. */
import { WebClient } from '@slack/web-api';
import { proxiedFetch } from '../../src/slack/proxy.ts';
import { uploadFile } from '../../src/slack/upload-file.ts';
import { StartProblem, startFailure, surroundingsIn } from '../../src/start-failure.ts';

const { env } = process;
const client = new WebClient(env['SLACK_BOT_TOKEN'], {
  slackApiUrl: String(env['SLACK_API_URL']),
  fetch: proxiedFetch,
  retryConfig: { retries: 0 },
});
try {
  const file = { name: 'goals.csv', title: 'Goals', altText: '', content: new Uint8Array([1, 2, 3]) };
  console.log(`uploaded ${await uploadFile(client, file)}`);
  process.exit(0);
} catch (error) {
  console.log(startFailure(new StartProblem('SLACK_BOT_TOKEN', error), surroundingsIn(env)).line);
  process.exit(1);
}
