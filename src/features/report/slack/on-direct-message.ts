import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { EventDeps, Routes } from '../../../slack/routes.ts';
import { plainWordMessage } from '../../../slack/views/help-message.ts';
import type { ReportDeps } from './deps.ts';

/** Who writes on within this time has the answer above what they write. Slack sends an event again after five minutes. */
const ANSWERED_MS = 10 * 60 * 1000;
/** People answered lately; beyond this, who was the longest ago is forgotten, and may be answered again. */
const MAX_REMEMBERED = 1_000;
/** By what answers: one for each running bot. */
const answered = new WeakMap<object, LRUCache<string, true>>();

/** What of a message decides whether it is a person's own words to the app (docs.slack.dev, events, `message.im`). */
interface DirectMessage {
  readonly channel: string;
  readonly channel_type?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly subtype?: string;
  readonly thread_ts?: string;
}

/**
 * A plain word in the app's messages: Goalpost takes no such words, and says what it takes. Never to itself or another
 * app, not to edits and the like, and to one person once in ten minutes.
 */
export function onDirectMessage(routes: Routes<ReportDeps>): void {
  routes.event('message', async ({ event, client, context }, deps) => {
    const message = event as DirectMessage;
    if (!isByPerson(message, context.botUserId) || !isFirst(deps, message.user)) return;
    const failed = (error: unknown) => deps.logger.warn({ error }, 'a direct message goes without an answer');
    await deps.track(answer(client, message, deps).catch(failed));
  });
}

type ByPerson = DirectMessage & { readonly user: string };

function isByPerson(message: DirectMessage, bot: string | undefined): message is ByPerson {
  const { channel_type, user, bot_id, subtype } = message;
  return channel_type === 'im' && user !== undefined && user !== bot && bot_id === undefined && subtype === undefined;
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
  await client.chat.postMessage({
    channel,
    ...message,
    ...(thread_ts !== undefined && { thread_ts }),
    unfurl_links: false,
    unfurl_media: false,
  });
}
