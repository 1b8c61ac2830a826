/** What the simulated Slack holds: plain, mutable records that the methods and the client acts change. */
import type { KnownBlock, MessageMetadata } from '@slack/types';
import type { StateValues } from './protocol.ts';

export interface User {
  readonly id: string;
  readonly workspace: string;
  /** Of the workspace they belong to: another one for a stranger. */
  readonly homeTeam: string;
  /** Short name, as after an at sign. */
  name: string;
  realName: string;
  title: string;
  /** IANA. */
  zone: string;
  /** As the person chose it in Slack, for example `de-DE`. */
  locale: string;
  /** A CSS colour. */
  color: string;
  isAdmin: boolean;
  readonly isBot: boolean;
  /** A guest. */
  isRestricted: boolean;
  /** From another organisation, through a shared channel. */
  readonly isStranger: boolean;
  deleted: boolean;
}

interface Edit {
  readonly user: string;
  readonly ts: string;
}

interface Reaction {
  readonly name: string;
  readonly users: string[];
}

export interface Message {
  readonly ts: string;
  channel: string;
  readonly user: string;
  readonly botId?: string;
  /** Of what a person typed: Slack's client gives every message an id of its own. */
  readonly clientMsgId?: string;
  subtype?: string;
  readonly threadTs?: string;
  /** Set on an ephemeral message: the one person who sees it. */
  readonly visibleTo?: string;
  /** Counts up over the simulator's life, whatever the clock does. */
  readonly order: number;
  text: string;
  blocks?: KnownBlock[];
  attachments?: unknown[];
  metadata?: MessageMetadata;
  edited?: Edit;
  /** Real time of the last change of files; a file's own card tells whether it is ready. */
  files: string[];
  reactions: Reaction[];
}

export interface Conversation {
  /** Changes where the channel becomes shared with another organisation. */
  id: string;
  readonly workspace: string;
  readonly kind: 'channel' | 'private' | 'im';
  name: string;
  topic: string;
  archived: boolean;
  readonly created: number;
  readonly isGeneral: boolean;
  readonly members: Set<string>;
  /** Direct messages exist from the start, but nobody lists one before it is opened. */
  opened: boolean;
  messages: Message[];
  /** Replies by their parent's ts, oldest first; they stand in `messages` too. */
  readonly threads: Map<string, Message[]>;
  /** Last read, by user. */
  readonly reads: Map<string, string>;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUser: string;
  readonly botId: string;
  /** Of the newest installation. */
  botToken: string;
  /** Where tokens rotate. */
  refreshToken: string | undefined;
  scopes: string[];
  /** `gone` after an uninstall: the token answers account_inactive. */
  token: 'valid' | 'revoked' | 'gone';
  readonly users: Map<string, User>;
  readonly conversations: Map<string, Conversation>;
  /** Types of blocks that Slack has not brought to this workspace yet. */
  refusedBlocks: ReadonlySet<string>;
  /** Ephemeral messages, the last 200. */
  ephemerals: Message[];
}

export interface UploadedFile {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly user: string;
  readonly length: number;
  readonly uploadSecret: string;
  readonly createdAt: number;
  title: string;
  altText: string;
  mimetype: string;
  content: Buffer | undefined;
  /** Real milliseconds from which the file may be used; undefined until completed. */
  readyAt: number | undefined;
  channels: string[];
}

/** A view as it stands: a modal of somebody's stack, or somebody's Home. */
export interface OpenView {
  readonly id: string;
  readonly workspace: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  view: StoredView;
  values: StateValues;
  /** What the client or the app refused at the last submission, by block_id. */
  errors: Record<string, string>;
  submitting: boolean;
}

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji?: boolean;
}

/** A view with Slack's defaults filled in and every block and element named. */
export interface StoredView {
  readonly type: 'modal' | 'home';
  readonly title: PlainText;
  readonly submit: PlainText | null;
  readonly close: PlainText | null;
  readonly blocks: KnownBlock[];
  readonly privateMetadata: string;
  readonly callbackId: string;
  readonly externalId: string;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
}

/**
 * An organisation (Enterprise) to which all workspaces of the simulator belong. Where the app is installed org-wide its
 * one token is for all of them, `team` is null in interactions, and lists want a `team_id`
 * (docs.slack.dev/enterprise/developing-for-enterprise-orgs).
 */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Else the app is installed in each workspace by itself. */
  readonly isOrgWide: boolean;
}
