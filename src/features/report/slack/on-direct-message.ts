import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { postPatiently } from '../../../slack/post-patiently.ts';
import type { EventDeps, Routes } from '../../../slack/routes.ts';
import { plainWordMessage } from '../../../slack/views/help-message.ts';
import { type DroppedFile, offerImport } from '../../exchange/index.ts';
import type { ReportDeps } from './deps.ts';

/** Who writes on within this time has the answer above what they write. */
const ANSWERED_MS = 10 * 60 * 1000;
/** People answered lately; beyond this, who was the longest ago is forgotten, and may be answered again. */
const MAX_REMEMBERED = 1_000;
/** By what answers: one for each running bot. */
const answered = new WeakMap<object, LRUCache<string, true>>();

/** What of a message decides whether it is a person's own words to the app (docs.slack.dev, events, `message.im`). */
interface DirectMessage {
  readonly channel: string;
  readonly ts: string;
  readonly channel_type?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly subtype?: string | undefined;
  readonly thread_ts?: string;
  readonly files?: readonly DroppedFile[];
}

/**
 * A plain word in the app's messages: Goalpost takes no such words, and says what it takes. Never to itself or another
 * app, not to edits and the like, and to one person once in ten minutes. A message that Slack repeats, to whichever
 * instance and however late, is answered once.
 */
export function onDirectMessage(routes: Routes<ReportDeps>): void {
  routes.event('message', async ({ event, client, context }, deps) => {
    const message = event as DirectMessage;
    const failed = (error: unknown) => deps.logger.warn({ error }, 'a direct message goes without an answer');
    if (message.files !== undefined && isByPerson({ ...message, subtype: undefined }, context.botUserId)) {
      const { channel, files } = message;
      const offer = () => offerImport(client, { channel, files, texts: deps.texts });
      await deps.track(once(deps, message, offer).catch(failed));
      return;
    }
    if (!isByPerson(message, context.botUserId) || !isFirst(deps, message.user)) return;
    await deps.track(once(deps, message, () => answer(client, message, deps)).catch(failed));
  });
}

type ByPerson = DirectMessage & { readonly user: string };

function isByPerson(message: DirectMessage, bot: string | undefined): message is ByPerson {
  const { channel_type, user, bot_id, subtype } = message;
  return channel_type === 'im' && user !== undefined && user !== bot && bot_id === undefined && subtype === undefined;
}

/** Slack names an event anew where it sends one twice (node-slack-sdk#2141), but not the message. */
async function once(
  { inbox, workspace }: EventDeps<ReportDeps>,
  { channel, ts }: DirectMessage,
  work: () => Promise<void>,
): Promise<void> {
  if (await inbox.isFirst(`${workspace}|${channel}|${ts}`)) await work();
}

function isFirst({ homes }: EventDeps<ReportDeps>, user: string): boolean {
  const known = answered.get(homes) ?? new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: ANSWERED_MS });
  answered.set(homes, known);
  if (known.has(user)) return false;
  known.set(user, true);
  return true;
}

async function answer(client: WebClient, { channel, thread_ts }: ByPerson, deps: EventDeps<ReportDeps>): Promise<void> {
  const { texts, commands } = deps;
  const message = plainWordMessage(texts, commands);
  await postPatiently(client, {
    channel,
    ...message,
    ...(thread_ts !== undefined && { thread_ts }),
    unfurl_links: false,
    unfurl_media: false,
  });
}
