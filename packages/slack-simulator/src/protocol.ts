/**
 * What the page and the simulated Slack say to each other. The page subscribes to one person's view of the workspace
 * (`GET /page/stream?person=U…`, server-sent events, one `Snapshot` an event) and acts as that person (`POST /page/act`,
 * an `Act`, answered by an `ActResult`). Types only.
 *
 * A stream asked for without `person`, or for one that the workspace does not have, is that of its first person; the
 * page reads from `me` who it is. A file for a form goes to `POST /page/file?person=U…&name=…` and is answered by its id. Texts of `say` are in Slack's message format (`&amp;`, `<@U…>`, `<#C…>`); the text of
 * `command` is as typed, with mentions as `<@U…|name>` and `<#C…|name>`.
 */
import type { KnownBlock, PlainTextElement, View } from '@slack/types';

export interface PersonCard {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** IANA. */
  readonly zone: string;
  /** A CSS colour for the drawn avatar. */
  readonly color: string;
  readonly initials: string;
  readonly isBot: boolean;
}

export interface ConversationCard {
  readonly id: string;
  /** Without the `#`; for a direct message the other's name. */
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'dm' | 'app';
  readonly topic: string;
  readonly unread: number;
  readonly isMember: boolean;
  readonly isArchived: boolean;
  /** Ids of the people in it, where the person may know them. */
  readonly members?: readonly string[];
}

export interface MessageCard {
  readonly ts: string;
  readonly channel: string;
  readonly author: string;
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  readonly editedAt?: string;
  readonly threadTs?: string;
  /** A reply that stands in the conversation, too. */
  readonly broadcast: boolean;
  readonly replyCount: number;
  readonly reactions: readonly { readonly name: string; readonly people: readonly string[] }[];
  /** Only the person of this snapshot sees it, and it is gone with a reload. */
  readonly ephemeral: boolean;
  readonly files: readonly {
    readonly id: string;
    readonly title: string;
    readonly url: string;
    readonly altText?: string;
  }[];
}

export interface ModalCard {
  readonly id: string;
  readonly hash: string;
  readonly view: View;
  /** What the person has typed in so far, kept on the server so that it survives a reload. */
  readonly state: StateValues;
  /** By block_id, as the app answered the last submission. */
  readonly errors: Readonly<Record<string, string>>;
  readonly submitting: boolean;
}

/** Slack's `view.state.values`: block_id -> action_id -> element state. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;
export interface ElementState {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface InspectorEntry {
  readonly id: number;
  readonly at: string;
  /** `out`: Slack calls the app. `in`: the app calls Slack. */
  readonly direction: 'out' | 'in';
  readonly name: string;
  readonly status: string;
  readonly ms: number;
  /** JSON, with tokens removed. */
  readonly detail: string;
}

export interface UpcomingCard {
  readonly at: string;
  readonly what: string;
}

export interface ClockCard {
  readonly now: string;
  /** False where the simulator runs alone and its clock is the machine's. */
  readonly movable: boolean;
  readonly moving: boolean;
  readonly upcoming: readonly UpcomingCard[];
}

export interface Snapshot {
  readonly revision: number;
  readonly workspace: { readonly id: string; readonly name: string };
  readonly app: { readonly id: string; readonly name: string; readonly botUser: string; readonly connected: boolean };
  readonly me: PersonCard;
  readonly people: readonly PersonCard[];
  readonly conversations: readonly ConversationCard[];
  /** Of every conversation that the person sees, oldest first, thread replies included, the last 200 of each. */
  readonly messages: Readonly<Record<string, readonly MessageCard[]>>;
  readonly home?: ModalCard;
  /** The stack, the top one last. */
  readonly modals: readonly ModalCard[];
  readonly commands: readonly { readonly command: string; readonly usage: string; readonly description: string }[];
  readonly shortcuts: readonly {
    readonly callbackId: string;
    readonly name: string;
    readonly type: 'global' | 'message';
  }[];
  readonly inspector: readonly InspectorEntry[];
  readonly clock: ClockCard;
}

/** Where a clicked element stands. */
export type Surface =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'view'; readonly viewId: string };

/** What a person does. Times of `clock` are ISO instants. */
export type Act = { readonly person: string } & (
  | { readonly do: 'say'; readonly channel: string; readonly text: string; readonly threadTs?: string }
  | { readonly do: 'command'; readonly channel: string; readonly command: string; readonly text: string }
  | {
      readonly do: 'block_action';
      readonly surface: Surface;
      readonly blockId: string;
      readonly actionId: string;
      /** The element's state after the act, as in `view.state.values`; for a button `{type: 'button', value}`. */
      readonly element: ElementState;
    }
  | {
      readonly do: 'input';
      readonly viewId: string;
      readonly blockId: string;
      readonly actionId: string;
      readonly element: ElementState;
    }
  | { readonly do: 'submit'; readonly viewId: string }
  | { readonly do: 'close'; readonly viewId: string }
  | {
      readonly do: 'options';
      readonly surface: Surface;
      readonly blockId: string;
      readonly actionId: string;
      readonly value: string;
    }
  /** Opens the app: its Home where no tab is said. */
  | { readonly do: 'home'; readonly tab?: 'home' | 'messages' }
  | { readonly do: 'shortcut'; readonly callbackId: string; readonly surface?: Surface }
  | { readonly do: 'react'; readonly channel: string; readonly ts: string; readonly name: string }
  | { readonly do: 'read'; readonly channel: string }
  | { readonly do: 'clock'; readonly to: 'hour' | 'day' | 'next' | 'next-prompt' | 'next-month' | 'next-quarter' }
);

/** An option of an external select as the app gave it, with the words of the group in which it stands. */
export interface OfferedOption {
  readonly text: PlainTextElement;
  readonly value: string;
  readonly description?: PlainTextElement;
  readonly group?: string;
}

export type ActResult =
  | { readonly ok: true; readonly options?: readonly OfferedOption[] }
  | { readonly ok: false; readonly error: string };
