import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatPostMessageArguments, WebClient } from '@slack/web-api';
import { askedWaitMs } from './asked-wait.ts';

/** So often a message is tried, and so long Slack may ask to wait each time. */
const TRIES = 4;
const MAX_WAIT_MS = 30_000;

/**
 * Posts an answer to what a person just wrote. Slack takes about one message a second in a conversation (docs.slack.dev,
 * "Rate limits"), and those that it refuses it has not posted, so they are sent again when it says. Rejects as the client
 * does, also where Slack asks for more patience than this.
 */
export async function postPatiently(
  client: Pick<WebClient, 'chat'>,
  message: ChatPostMessageArguments,
  tries = TRIES,
): Promise<void> {
  try {
    await client.chat.postMessage(message);
  } catch (error) {
    const waitMs = askedWaitMs(error);
    if (tries <= 1 || waitMs > MAX_WAIT_MS) throw error;
    await sleep(waitMs);
    await postPatiently(client, message, tries - 1);
  }
}
