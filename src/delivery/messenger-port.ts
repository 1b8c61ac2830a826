import type { EditResult, FindResult, PostResult, RemoveResult } from '../domain/message/delivery.ts';
import type { Notice } from '../domain/message/notice.ts';
import type { Kudos, OutboxMessage, Recipient } from '../domain/message/outbox-message.ts';
import type { ChannelId, WorkspaceId } from '../domain/names.ts';

/** Slack, as delivery needs it. No call throws: what went wrong is in the result. */
export interface Messenger {
  post(message: {
    readonly id: string;
    readonly workspace: WorkspaceId;
    readonly to: Recipient;
    /** Stands in the message's metadata, where `find` looks for it. */
    readonly ref: string;
    readonly notice: Notice;
    readonly kudos?: readonly Kudos[];
    readonly threadTs?: string;
  }): Promise<PostResult>;
  /** Whether a post to somebody has to open the direct message first, which is a call of its own to Slack. */
  mustOpen(workspace: WorkspaceId, to: Recipient): Promise<boolean>;
  edit(message: {
    readonly id: string;
    readonly workspace: WorkspaceId;
    readonly to: Recipient;
    readonly channel: ChannelId;
    readonly ts: string;
    readonly ref: string;
    readonly notice: Notice;
    readonly kudos?: readonly Kudos[];
    /** What it shows now, where that is certain; where the same would be shown again Slack is not called. */
    readonly contentHash?: string;
  }): Promise<EditResult>;
  /** Deletes a message. May be repeated. */
  remove(message: {
    readonly workspace: WorkspaceId;
    readonly channel: ChannelId;
    readonly ts: string;
  }): Promise<RemoveResult>;
  /** Looks for a message that may have been posted after `since`. */
  find(message: {
    readonly workspace: WorkspaceId;
    readonly to: Recipient;
    readonly ref: string;
    readonly since: Date;
    readonly threadTs?: string;
  }): Promise<FindResult>;
}

/** Milliseconds of a clock that never goes back and that nobody can set. */
export type Monotonic = () => number;

/** What a drain came to. */
export interface Drained {
  /** How many messages were posted or edited. */
  readonly sent: number;
  /** More is due than could go. */
  readonly isBehind: boolean;
  /** In so many milliseconds some of it may go; absent where nothing waits for its pace. */
  readonly resumeMs?: number;
}

/** What the composition root is told and asked while messages go out. */
export interface DeliveryHooks {
  /** Asked just before a message is sent for the first time: whether it is still of use. */
  isStillRelevant(message: OutboxMessage): Promise<boolean>;
  /** A message has nowhere to go; said once. */
  parked?(message: OutboxMessage, why: string): Promise<void>;
  /** A workspace does not let the app in. Its messages wait. */
  accessDenied?(workspace: WorkspaceId, why: string): Promise<void>;
  /** Something failed that concerns one message alone; the others go on. */
  failed(id: string, error: unknown): void;
  /** What one step did with one message. */
  stepped?(message: OutboxMessage, step: string): void;
  /** A drain came to its end. */
  ended?(drained: Drained): Promise<void>;
}
