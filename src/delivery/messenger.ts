import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Failure, FindResult } from '../domain/message/delivery.ts';
import type { Notice } from '../domain/message/notice.ts';
import type { Kudos, Recipient } from '../domain/message/outbox-message.ts';
import type { ChannelId, WorkspaceId } from '../domain/names.ts';
import { classify, classifyIdempotent } from './classify-error.ts';
import { canSearch, findByRef } from './find-message.ts';
import type { Messenger } from './messenger-port.ts';

/** Direct messages whose channel is remembered; beyond this the one used the longest ago is asked for again. */
const MAX_REMEMBERED = 5_000;
const EVENT_TYPE = 'goalpost_message';

/** How a workspace is reached. */
interface Access {
  /** From `createDeliveryClient`. */
  readonly client: WebClient;
  /** What was granted, from the `x-oauth-scopes` of auth.test. */
  readonly scopes: ReadonlySet<string>;
}

interface RenderedMessage {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface MessengerDeps {
  /** Undefined where the app is not installed (any more). */
  access(workspace: WorkspaceId): Promise<Access | undefined>;
  /** The notice in the recipient's language. Where it throws nothing is sent. */
  render(notice: Notice, workspace: WorkspaceId, to: Recipient, kudos: readonly Kudos[]): Promise<RenderedMessage>;
}

interface RenderRequest {
  readonly notice: Notice;
  readonly workspace: WorkspaceId;
  readonly to: Recipient;
  readonly ref: string;
  readonly kudos?: readonly Kudos[];
}

type Opened = { readonly kind: 'opened'; readonly channel: ChannelId } | Failure;

const NO_ACCESS: Failure = { kind: 'shut-out', why: 'not_installed' };

/** Slack's Web API as a `Messenger`. It repeats nothing by itself and never throws for what Slack answers. */
export function createMessenger({ access, render }: MessengerDeps): Messenger {
  const directMessages = new LRUCache<string, ChannelId>({ max: MAX_REMEMBERED });

  /** A message to a person goes to the channel that `conversations.open` gives; opening it again does no harm. */
  async function open({ client }: Access, workspace: WorkspaceId, to: Recipient): Promise<Opened> {
    if ('channel' in to) return { kind: 'opened', channel: to.channel };
    const key = `${workspace}|${to.user}`;
    const known = directMessages.get(key);
    if (known !== undefined) return { kind: 'opened', channel: known };
    try {
      const channel = (await client.conversations.open({ users: to.user })).channel?.id;
      if (channel === undefined) return { kind: 'refused', why: 'no_channel_opened' };
      directMessages.set(key, channel);
      return { kind: 'opened', channel };
    } catch (error) {
      return classifyIdempotent(error);
    }
  }

  /** What cannot be drawn must not leave a message in doubt: nothing has been sent yet. */
  async function renderContent({ notice, workspace, to, ref, kudos = [] }: RenderRequest) {
    try {
      const { text, blocks } = await render(notice, workspace, to, kudos);
      const content = { text, blocks: [...blocks] };
      const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
      const metadata = { event_type: EVENT_TYPE, event_payload: { id: ref } };
      return { contentHash, content: { ...content, metadata } };
    } catch {
      return undefined;
    }
  }

  return {
    post: async ({ workspace, to, ref, notice, kudos, threadTs }) => {
      const reached = await access(workspace);
      if (!reached) return NO_ACCESS;
      const rendered = await renderContent({ notice, workspace, to, ref, ...(kudos && { kudos }) });
      if (!rendered) return { kind: 'impossible', why: 'cannot_be_drawn' };
      const opened = await open(reached, workspace, to);
      if (opened.kind !== 'opened') return opened;
      try {
        const answer = await reached.client.chat.postMessage({
          ...rendered.content,
          channel: opened.channel,
          unfurl_links: false,
          unfurl_media: false,
          ...(threadTs !== undefined && { thread_ts: threadTs }),
        });
        if (answer.ts === undefined) return { kind: 'unknown', why: 'no_ts' };
        return {
          kind: 'posted',
          channel: answer.channel ?? opened.channel,
          ts: answer.ts,
          contentHash: rendered.contentHash,
        };
      } catch (error) {
        return classify(error);
      }
    },
    edit: async ({ workspace, to, channel, ts, ref, notice, kudos, contentHash }) => {
      const reached = await access(workspace);
      if (!reached) return NO_ACCESS;
      const rendered = await renderContent({ notice, workspace, to, ref, ...(kudos && { kudos }) });
      if (!rendered) return { kind: 'impossible', why: 'cannot_be_drawn' };
      if (rendered.contentHash === contentHash) return { kind: 'unchanged' };
      try {
        await reached.client.chat.update({ ...rendered.content, channel, ts });
        return { kind: 'edited', contentHash: rendered.contentHash };
      } catch (error) {
        return classify(error);
      }
    },
    remove: async ({ workspace, channel, ts }) => {
      const reached = await access(workspace);
      if (!reached) return NO_ACCESS;
      try {
        await reached.client.chat.delete({ channel, ts });
        return { kind: 'removed' };
      } catch (error) {
        const failure = classifyIdempotent(error);
        return failure.kind === 'gone' ? { kind: 'removed' } : failure;
      }
    },
    find: async ({ workspace, to, ref, since, threadTs }): Promise<FindResult> => {
      const reached = await access(workspace);
      if (!reached) return { kind: 'failed', why: NO_ACCESS.why };
      if (!canSearch(to, reached.scopes)) return { kind: 'cannot-look', why: 'no_history_scope' };
      const opened = await open(reached, workspace, to);
      if (opened.kind !== 'opened') return { kind: 'failed', why: opened.why };
      return findByRef(reached.client, {
        channel: opened.channel,
        eventType: EVENT_TYPE,
        ref,
        since,
        ...(threadTs !== undefined && { threadTs }),
      });
    },
  };
}
