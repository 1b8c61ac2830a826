import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Failure, FindResult } from '../domain/message/delivery.ts';
import type { Notice } from '../domain/message/notice.ts';
import type { Kudos, Recipient } from '../domain/message/outbox-message.ts';
import type { ChannelId, WorkspaceId } from '../domain/names.ts';
import { classify, classifyIdempotent } from './classify-error.ts';
import type { DirectMessages } from './direct-messages.ts';
import { canSearch, findByRef } from './find-message.ts';
import type { Messenger } from './messenger-port.ts';

const EVENT_TYPE = 'goalpost_message';
/** Slack's code for a block that it does not take, whatever is wrong with it. */
const BLOCK_REFUSED = 'invalid_blocks';
/** ... and for a channel that is not there (any more). */
const NO_CHANNEL = 'channel_not_found';

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
  /** What is shown in its place where Slack refuses one of its blocks. */
  readonly instead?: { message(): Promise<RenderedMessage>; helped(): Promise<void> };
}

export interface MessengerDeps {
  /** Undefined where the app is not installed (any more). */
  access(workspace: WorkspaceId): Promise<Access | undefined>;
  readonly directMessages: DirectMessages;
  /**
   * Finds out what a message depends on, such as its recipient's language, and gives what draws it. Where finding out
   * rejects the message waits; where drawing throws it can never be sent.
   */
  render(
    notice: Notice,
    workspace: WorkspaceId,
    to: Recipient,
    kudos: readonly Kudos[],
    id: string,
  ): Promise<() => RenderedMessage | Promise<RenderedMessage>>;
}

interface RenderRequest {
  readonly id: string;
  readonly notice: Notice;
  readonly workspace: WorkspaceId;
  readonly to: Recipient;
  readonly kudos?: readonly Kudos[];
}

/** `isNew`: Slack has just said which channel it is. */
type Opened = { readonly kind: 'opened'; readonly channel: ChannelId; readonly isNew: boolean } | Failure;

const NO_ACCESS: Failure = { kind: 'shut-out', why: 'not_installed' };
const NOT_READY: Failure = { kind: 'refused', why: 'not_ready' };
const CANNOT_RENDER: Failure = { kind: 'impossible', why: 'cannot_be_drawn' };

/** Slack's Web API as a `Messenger`. It repeats nothing by itself and never throws for what Slack answers. */
export function createMessenger({ access, directMessages, render }: MessengerDeps): Messenger {
  /** A message to a person goes to the channel that `conversations.open` gives; opening it again does no harm. */
  async function open({ client }: Access, workspace: WorkspaceId, to: Recipient): Promise<Opened> {
    if ('channel' in to) return { kind: 'opened', channel: to.channel, isNew: false };
    // It is claimed by now: a store that fails must not leave it in doubt.
    const known = await directMessages.channelOf(workspace, to.user).catch(() => undefined);
    if (known !== undefined) return { kind: 'opened', channel: known, isNew: false };
    try {
      const channel = (await client.conversations.open({ users: to.user })).channel?.id;
      if (channel === undefined) return { kind: 'refused', why: 'no_channel_opened' };
      directMessages.remember(workspace, to.user, channel);
      return { kind: 'opened', channel, isNew: true };
    } catch (error) {
      return classifyIdempotent(error);
    }
  }

  /** Nothing was sent; with the next try the direct message is opened again. */
  function forget(workspace: WorkspaceId, to: Recipient): Failure {
    if ('user' in to) directMessages.forget(workspace, to.user);
    return { kind: 'refused', why: 'direct_message_gone' };
  }

  /** What cannot be drawn, or not now, must not leave a message in doubt: nothing has been sent yet. */
  async function renderContent(request: RenderRequest): Promise<RenderedMessage | Failure> {
    const { id, notice, workspace, to, kudos = [] } = request;
    const draw = await render(notice, workspace, to, kudos, id).catch(() => undefined);
    if (draw === undefined) return NOT_READY;
    try {
      return await draw();
    } catch {
      return CANNOT_RENDER;
    }
  }

  return {
    post: async ({ id, workspace, to, ref, notice, kudos, threadTs }) => {
      const reached = await access(workspace);
      if (!reached) return NO_ACCESS;
      const rendered = await renderContent({ id, notice, workspace, to, ...(kudos && { kudos }) });
      if ('why' in rendered) return rendered;
      const opened = await open(reached, workspace, to);
      if (opened.kind !== 'opened') return opened;
      try {
        const { answer, shown } = await sendTaken(rendered, (content) =>
          reached.client.chat.postMessage({
            ...content,
            metadata: metadataOf(ref),
            channel: opened.channel,
            unfurl_links: false,
            unfurl_media: false,
            ...(threadTs !== undefined && { thread_ts: threadTs }),
          }),
        );
        if (answer.ts === undefined) return { kind: 'unknown', why: 'no_ts' };
        return { kind: 'posted', channel: answer.channel ?? opened.channel, ts: answer.ts, contentHash: hashOf(shown) };
      } catch (error) {
        return isStale(opened, to, error) ? forget(workspace, to) : classify(error);
      }
    },
    mustOpen: async (workspace, to) =>
      'user' in to && (await directMessages.channelOf(workspace, to.user)) === undefined,
    edit: async ({ id, workspace, to, channel, ts, ref, notice, kudos, contentHash }) => {
      const reached = await access(workspace);
      if (!reached) return NO_ACCESS;
      const rendered = await renderContent({ id, notice, workspace, to, ...(kudos && { kudos }) });
      if ('why' in rendered) return rendered;
      if (hashOf(rendered) === contentHash) return { kind: 'unchanged' };
      try {
        const { shown } = await sendTaken(rendered, (content) =>
          reached.client.chat.update({ ...content, metadata: metadataOf(ref), channel, ts }),
        );
        return { kind: 'edited', contentHash: hashOf(shown) };
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

/** Whether Slack does not know the direct message that was remembered. */
function isStale({ isNew }: Extract<Opened, { kind: 'opened' }>, to: Recipient, error: unknown): boolean {
  return 'user' in to && !isNew && classify(error).why === NO_CHANNEL;
}

const metadataOf = (ref: string) => ({ event_type: EVENT_TYPE, event_payload: { id: ref } });

/** Of what Slack is given to show. The metadata stays the same for a message. */
function hashOf({ text, blocks }: RenderedMessage): string {
  return createHash('sha256').update(JSON.stringify({ text, blocks })).digest('base64url');
}

/**
 * Sends a message or, where Slack refuses one of its blocks, what there is instead: it is certain that nothing was shown
 * then, so that it is shown once.
 */
async function sendTaken<Answer>(
  rendered: RenderedMessage,
  send: (content: { text: string; blocks: KnownBlock[] }) => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly shown: RenderedMessage }> {
  const { text, blocks, instead } = rendered;
  try {
    return { answer: await send({ text, blocks: [...blocks] }), shown: rendered };
  } catch (error) {
    const failure = classify(error);
    if (instead === undefined || failure.kind !== 'impossible' || failure.why !== BLOCK_REFUSED) throw error;
    const taken = await sendTaken(await instead.message(), send);
    // It stands in Slack: what is noted down about it may not make that doubtful.
    await instead.helped().catch(() => undefined);
    return taken;
  }
}
