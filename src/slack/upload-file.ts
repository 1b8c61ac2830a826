import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { fetchThroughProxy } from './proxy.ts';

export interface NewFile {
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

const UPLOAD_TIMEOUT_MS = 10_000;
/** Slack needs a second or two for a small picture; beyond this it is not waited for. */
const MAX_LOOKS = 12;
const FIRST_PAUSE_MS = 150;
const MAX_PAUSE_MS = 1000;

/**
 * Uploads a file that is shared with nobody yet, in Slack's three steps (docs.slack.dev, `files.getUploadURLExternal`),
 * and returns its id. Throws where one of them is refused.
 */
export async function uploadFile(client: Pick<WebClient, 'files'>, file: NewFile): Promise<string> {
  const id = await uploadContent(client, file);
  await client.files.completeUploadExternal({ files: [{ id, title: file.title }] });
  return id;
}

/** Sends files to a conversation as one message. Throws where Slack refuses a step. */
export async function sendFiles(
  client: Pick<WebClient, 'files'>,
  channel: string,
  files: readonly Pick<NewFile, 'name' | 'content'>[],
  comment: string,
): Promise<void> {
  const uploaded: { id: string; title: string }[] = [];
  for (const { name, content } of files) {
    const id = await uploadContent(client, { name, title: name, altText: '', content });
    uploaded.push({ id, title: name });
  }
  const [first, ...others] = uploaded;
  if (first === undefined) return;
  await client.files.completeUploadExternal({
    files: [first, ...others],
    channel_id: channel,
    initial_comment: comment,
  });
}

/** The first two steps: Slack has the content, and shows it nowhere. */
async function uploadContent(client: Pick<WebClient, 'files'>, file: NewFile): Promise<string> {
  const { upload_url: address, file_id: id } = await client.files.getUploadURLExternal({
    filename: file.name,
    length: file.content.byteLength,
    // Slack's own name for it (docs.slack.dev); @slack/web-api 8.2 calls it otherwise.
    ...(file.altText !== '' && { alt_txt: file.altText }),
  });
  if (address === undefined || id === undefined) throw new Error('Slack gave no address to upload to');
  const signal = AbortSignal.timeout(UPLOAD_TIMEOUT_MS);
  const response = await fetchThroughProxy(address, { method: 'POST', body: file.content, signal, redirect: 'error' });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the upload was answered ${response.status}`);
  return id;
}

/** Waits until Slack has processed a file, so that a message may show it; false where that takes too long. */
export async function isProcessed(client: Pick<WebClient, 'files'>, id: string): Promise<boolean> {
  let pause = FIRST_PAUSE_MS;
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const { file } = await client.files.info({ file: id });
    // Its type is empty until then (java-slack-sdk#1349).
    if (file?.mimetype) return true;
    await sleep(pause);
    pause = Math.min(2 * pause, MAX_PAUSE_MS);
  }
  return false;
}
