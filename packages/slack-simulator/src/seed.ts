/** What a simulated workspace starts with. Every part may be left out. */
export interface UserSeed {
  readonly id?: string;
  readonly name: string;
  /** As displayed; by default the name with a capital. */
  readonly realName?: string;
  readonly title?: string;
  /** IANA; `Etc/UTC` by default. */
  readonly tz?: string;
  /** As the person chose it in Slack; `en-GB` by default. */
  readonly locale?: string;
  readonly color?: string;
  readonly isAdmin?: boolean;
  readonly isRestricted?: boolean;
  readonly isStranger?: boolean;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
}

export interface ChannelSeed {
  readonly id?: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  /** Names or ids; everybody but guests and strangers where left out. `@app` is the bot. */
  readonly members?: readonly string[];
  readonly topic?: string;
  readonly archived?: boolean;
}

interface CommandSeed {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  readonly shouldEscape: boolean;
}

interface ShortcutSeed {
  readonly name: string;
  readonly callbackId: string;
  readonly type: 'global' | 'message';
}

export interface AppSeed {
  readonly id?: string;
  readonly name: string;
  /** Bot scopes. */
  readonly scopes: readonly string[];
  /** Undefined: every command is sent to the app, as is convenient for trying a library. */
  readonly commands?: readonly CommandSeed[];
  readonly shortcuts: readonly ShortcutSeed[];
  /** Subscribed bot events; undefined: all that the simulator knows. */
  readonly events?: readonly string[];
  /** What the manifest says of clicks and forms; undefined: everything is delivered. */
  readonly interactivity?: {
    readonly isEnabled: boolean;
    /** `message_menu_options_url` is set, without which external selects are not asked for over HTTP. */
    readonly hasOptionsUrl: boolean;
  };
  /** What `apps.manifest.export` answers, as the app's settings have it; undefined: it fails with `failed_export`. */
  readonly manifest?: object;
  /** Tokens expire after twelve hours, and are refreshed by `oauth.v2.access`. */
  readonly tokenRotation?: boolean;
  /** Addresses to which an installation may lead back; undefined: any. */
  readonly redirectUrls?: readonly string[];
  /**
   * `internal` (an app that a company builds for itself) by default. `unlisted` is distributed outside the Marketplace:
   * conversations.history and conversations.replies then go once a minute, with 15 messages.
   */
  readonly distribution?: 'internal' | 'marketplace' | 'unlisted';
}

export interface WorkspaceSeed {
  readonly id?: string;
  readonly name?: string;
  readonly users?: readonly UserSeed[];
  readonly channels?: readonly ChannelSeed[];
}

const everyScope: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:read',
  'reactions:read',
  'reactions:write',
  'team:read',
  'users:read',
  'users:read.email',
];

export const defaultApp: AppSeed = { name: 'Sample app', scopes: everyScope, shortcuts: [] };

export const defaultUsers: readonly UserSeed[] = [
  { name: 'ada', realName: 'Ada', title: 'Lead', tz: 'Europe/London', isAdmin: true },
  { name: 'ben', realName: 'Ben', title: 'Engineer', tz: 'America/New_York' },
  { name: 'chi', realName: 'Chi', title: 'Designer', tz: 'Asia/Tokyo' },
];

export const defaultChannels: readonly ChannelSeed[] = [
  { name: 'general', topic: 'Everything for everybody' },
  { name: 'random', topic: 'All the rest' },
];
