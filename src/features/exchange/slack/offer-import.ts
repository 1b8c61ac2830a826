import type { WebClient } from '@slack/web-api';
import { postPatiently } from '../../../slack/post-patiently.ts';
import type { Texts } from '../../../text/index.ts';
import { offerMessage } from './views/import-message.ts';

/** A file in a message to the app (docs.slack.dev, file object). */
export interface DroppedFile {
  readonly id: string;
  /** Absent where the app may not read files. */
  readonly name?: string;
}

/** Files of one message that are offered; more are sent again. */
const MAX_OFFERED = 3;

/** Offers to look into files that a person put into the app's messages. Reads none of them. */
export async function offerImport(
  client: WebClient,
  {
    channel,
    files,
    texts,
  }: { readonly channel: string; readonly files: readonly DroppedFile[]; readonly texts: Texts },
): Promise<void> {
  for (const { id, name } of files.slice(0, MAX_OFFERED)) {
    await postPatiently(client, { channel, ...offerMessage({ id, name: name ?? id }, texts) });
  }
}
