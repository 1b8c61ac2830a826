import type { WebClient } from '@slack/web-api';
import type { FindResult } from '../domain/message/delivery.ts';
import type { Recipient } from '../domain/message/outbox-message.ts';
import type { ChannelId } from '../domain/names.ts';
import { classify } from './classify-error.ts';

/** How far back a search goes: newest first, so many pages; Slack may give 15 a page where 100 are asked for. */
const MAX_PAGES = 5;
const PAGE = 100;

/** Whether what was granted lets the app read where a message went. A channel's id does not tell whether it is private. */
export function canSearch(to: Recipient, scopes: ReadonlySet<string>): boolean {
  if ('user' in to) return scopes.has('im:history');
  if (to.channel.startsWith('D')) return scopes.has('im:history');
  if (to.channel.startsWith('G')) return scopes.has('groups:history');
  return scopes.has('channels:history') || scopes.has('groups:history');
}

export interface Search {
  readonly channel: ChannelId;
  readonly eventType: string;
  readonly ref: string;
  readonly since: Date;
  readonly threadTs?: string;
}

interface Found {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

/**
 * Looks for a message by the id in its metadata, with conversations.history, or conversations.replies in a thread. It
 * is `absent` only where everything since then was seen; where that is too much, or reading is refused, the app cannot
 * look.
 */
export async function findByRef(client: WebClient, search: Search): Promise<FindResult> {
  const { channel, threadTs, since } = search;
  let cursor: string | undefined;
  try {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const asked = {
        channel,
        include_all_metadata: true,
        limit: PAGE,
        oldest: (since.getTime() / 1000).toFixed(6),
        ...(cursor !== undefined && { cursor }),
      };
      const answer =
        threadTs === undefined
          ? await client.conversations.history(asked)
          : await client.conversations.replies({ ...asked, ts: threadTs });
      const ts = (answer.messages ?? []).find((message) => matches(message, search))?.ts;
      if (ts !== undefined) return { kind: 'found', channel, ts };
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (!answer.has_more) return { kind: 'absent' };
      if (cursor === undefined) return { kind: 'cannot-look', why: 'no_cursor' };
    }
    return { kind: 'cannot-look', why: 'history_too_long' };
  } catch (error) {
    return refusal(error);
  }
}

function matches({ metadata }: Found, { eventType, ref }: Search): boolean {
  const payload = metadata?.event_payload;
  return metadata?.event_type === eventType && payload !== undefined && 'id' in payload && payload.id === ref;
}

function refusal(error: unknown): FindResult {
  const failure = classify(error);
  if (failure.kind === 'limited') return { kind: 'failed', why: failure.why, retryAfterMs: failure.retryAfterMs };
  if (failure.kind === 'impossible' || failure.kind === 'gone') return { kind: 'cannot-look', why: failure.why };
  return { kind: 'failed', why: failure.why };
}
