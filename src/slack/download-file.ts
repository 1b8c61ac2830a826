import type { WebClient } from '@slack/web-api';
import { proxiedFetch } from './proxy.ts';

const DOWNLOAD_TIMEOUT_MS = 20_000;

export interface Downloaded {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/**
 * A file that somebody shared with the app; undefined where Slack does not hand it out. The token goes to Slack's own
 * hosts alone. Throws what `files.info` throws.
 */
export async function downloadFile(
  client: WebClient,
  id: string,
  maxBytes: number,
): Promise<Downloaded | 'too-large' | undefined> {
  const { file } = await client.files.info({ file: id });
  const address = file?.url_private_download ?? file?.url_private;
  if (file === undefined || address === undefined || !isSlacks(address, client)) return undefined;
  if ((file.size ?? 0) > maxBytes) return 'too-large';
  const response = await proxiedFetch(address, {
    headers: { authorization: `Bearer ${client.token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
  });
  if (!response.ok) return undefined;
  const content = new Uint8Array(await response.arrayBuffer());
  return content.byteLength > maxBytes ? 'too-large' : { name: file.name ?? id, content };
}

/** Whether an address is of Slack's files, or of where the Web API is, which is elsewhere in a simulated workspace. */
function isSlacks(address: string, { slackApiUrl }: WebClient): boolean {
  const { protocol, hostname, host } = new URL(address);
  return (protocol === 'https:' && hostname.endsWith('.slack.com')) || host === new URL(slackApiUrl).host;
}
