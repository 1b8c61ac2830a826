import type { Notice } from '../domain/message/notice.ts';
import type { Kudos, Recipient } from '../domain/message/outbox-message.ts';
import type { ChannelId, WorkspaceId } from '../domain/names.ts';

/** A message to be queued. Where its id is queued already, its notice becomes what is desired. */
export interface Dispatch {
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly to: Recipient;
  readonly inThreadOf?: string;
  readonly notice: Notice;
  readonly notBefore: Date;
  readonly expiresAt?: Date;
  /** Other ids under which it is known: of what it tells beside its own. Kept from when it was first queued. */
  readonly aliases?: readonly string[];
}

export interface FoundMessage {
  readonly id: string;
  readonly notice: Notice;
  /** Absent where it is not known to stand in Slack. */
  readonly posted?: { readonly channel: ChannelId; readonly ts: string };
}

/** What use cases may do with the outbox. */
export interface Dispatcher {
  /**
   * Queues a message once. An id that exists with another notice gets this one: a message that stands in Slack is
   * edited in place, one that waits goes out with it. The same notice again changes nothing.
   */
  enqueue(dispatch: Dispatch): Promise<void>;
  /** Replaces the notice of a message that exists; one that was never queued stays so. */
  amend(id: string, notice: Notice): Promise<void>;
  /**
   * Replaces the notice of a message that exists and brings the message to the bottom of its conversation, so that the
   * person is notified: it is deleted and posted anew under the same id. One that still waits goes out with the notice;
   * one that was never queued stays so. `occasion` says what for (`reminder|2026-03-05`): the same one again does nothing.
   */
  bump(id: string, notice: Notice, occasion: string): Promise<void>;
  /** Adds the kudos of a person to a celebration, once each, up to `MAX_KUDOS`. */
  addKudos(id: string, kudos: Kudos): Promise<'given' | 'already' | 'full' | 'gone'>;
  /** A message is to go to another channel: what stands in Slack is deleted there and posted anew. */
  move(id: string, to: Recipient): Promise<void>;
  /** All that waits for a channel, or had nowhere to go there, goes to another one. What stands in Slack stays. */
  redirect(workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void>;
  /** Slack gave a channel another id: what stands in it or goes to it is known by the new one. */
  renameChannel(workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void>;
  /** A channel takes messages again: what had nowhere to go is tried once more. Says how many. */
  retry(workspace: WorkspaceId, channel: ChannelId): Promise<number>;
  /**
   * Replaces the notice of a message that exists, under its id or an alias, by what `change` makes of it, or leaves it where that is undefined.
   * Compare-and-set: `change` is asked again where another write comes in between.
   */
  update(id: string, change: (notice: Notice) => Notice | undefined): Promise<void>;
  /** Whether a message stands in Slack, stood there, or may; of any other it is certain that nobody has seen it. */
  mayHaveArrived(id: string): Promise<boolean>;
  /** Which of some ids, of which most were never queued, a message has, be it as an alias. */
  queued(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The message of an id or an alias, with what it is to say and where it stands; undefined where it was never queued. */
  find(id: string): Promise<FoundMessage | undefined>;
}
