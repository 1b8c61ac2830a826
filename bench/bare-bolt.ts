/** The peer of `acks.ts`: Bolt alone over HTTP, with listeners that acknowledge and do nothing. A process of its own. */
import { App, LogLevel } from '@slack/bolt';
import { environment } from '../src/config.ts';

const {
  SLACK_BOT_TOKEN: token = '',
  SLACK_SIGNING_SECRET: signingSecret = '',
  SLACK_API_URL: slackApiUrl = '',
} = environment();
const app = new App({ token, signingSecret, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });
app.command('/goal', ({ ack }) => ack());
app.view(/./, ({ ack }) => ack());
const server = await app.start(0);
const address = server.address();
console.log(JSON.stringify({ msg: 'goalpost is up', port: typeof address === 'object' ? address?.port : undefined }));
