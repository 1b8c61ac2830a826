/** A workspace from its seed: people, the bot, channels, and each person's conversation with the bot. */
import { slackId } from './ids.ts';
import type { Conversation, User, Workspace } from './model.ts';
import {
  type AppSeed,
  type ChannelSeed,
  defaultChannels,
  defaultUsers,
  type UserSeed,
  type WorkspaceSeed,
} from './seed.ts';
import type { Grant } from './tokens.ts';

/** White initials are readable on each of them (WCAG AA, 4.5 : 1). */
const colors = ['#3f6cbd', '#b04a34', '#2f7a5b', '#8552a8', '#8a6410', '#a8446f', '#2f7788', '#5a6b29'];

/** The organisation of all strangers. */
const elsewhere = 'T0ELSEWHERE';

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function userFrom(seed: UserSeed, workspace: string, index: number): User {
  return {
    id: seed.id ?? slackId('U'),
    workspace,
    homeTeam: seed.isStranger === true ? elsewhere : workspace,
    name: seed.name,
    realName: seed.realName ?? capitalized(seed.name),
    title: seed.title ?? '',
    zone: seed.tz ?? 'Etc/UTC',
    locale: seed.locale ?? 'en-GB',
    color: seed.color ?? colors[index % colors.length] ?? '#66706a',
    isAdmin: seed.isAdmin ?? false,
    isBot: seed.isBot ?? false,
    isRestricted: seed.isRestricted ?? false,
    isStranger: seed.isStranger ?? false,
    deleted: seed.deleted ?? false,
  };
}

function conversation(
  part: Pick<Conversation, 'id' | 'kind' | 'name' | 'members'> & Partial<Conversation>,
  workspace: string,
  created: number,
): Conversation {
  return {
    topic: '',
    archived: false,
    isGeneral: false,
    opened: true,
    messages: [],
    threads: new Map(),
    reads: new Map(),
    ...part,
    workspace,
    created,
  };
}

function membersOf(seed: ChannelSeed, users: readonly User[], botUser: string): Set<string> {
  if (seed.members === undefined) {
    return new Set(users.filter((user) => !user.isRestricted && !user.isStranger && !user.deleted).map(({ id }) => id));
  }
  const ids = seed.members.map((member) => {
    if (member === '@app') return botUser;
    const user = users.find(({ id, name }) => id === member || name === member);
    if (user === undefined) throw new Error(`Channel ${seed.name} names an unknown member ${member}`);
    return user.id;
  });
  return new Set(ids);
}

/** How the app is installed in a workspace. */
interface Installation {
  readonly now: Date;
  readonly grant: Grant;
  /** The same in all workspaces of an org-wide installation. */
  readonly botUser?: string;
  readonly botId?: string;
}

/** Throws where a channel names a person that the seed does not have. */
export function createWorkspace(
  seed: WorkspaceSeed & { readonly id: string },
  app: AppSeed,
  installation: Installation,
): Workspace {
  const { id } = seed;
  const { now, grant } = installation;
  const name = seed.name ?? 'Acme';
  const created = Math.floor(now.getTime() / 1_000);
  const botUser = installation.botUser ?? slackId('U');
  const people = (seed.users ?? defaultUsers).map((user, index) => userFrom(user, id, index));
  const botSeed = { id: botUser, name: app.name.toLowerCase().replaceAll(' ', '_'), realName: app.name, isBot: true };
  const bot = userFrom(botSeed, id, people.length);
  const slackbot = userFrom({ id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot' }, id, 0);
  const channels = (seed.channels ?? defaultChannels).map((channel) =>
    conversation(
      {
        id: channel.id ?? slackId('C'),
        kind: channel.isPrivate === true ? 'private' : 'channel',
        name: channel.name,
        topic: channel.topic ?? '',
        archived: channel.archived ?? false,
        isGeneral: channel.name === 'general',
        members: membersOf(channel, people, botUser),
      },
      id,
      created,
    ),
  );
  const ims = people
    .filter((user) => !user.isBot)
    .map((user) => {
      const members = new Set([user.id, botUser]);
      return conversation({ id: slackId('D'), kind: 'im', name: '', members, opened: false }, id, created);
    });
  return {
    id,
    name,
    domain: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    botUser,
    botId: installation.botId ?? slackId('B'),
    botToken: grant.access_token,
    refreshToken: grant.refresh_token,
    scopes: [...app.scopes],
    token: 'valid',
    users: new Map([...people, bot, slackbot].map((user) => [user.id, user])),
    conversations: new Map([...channels, ...ims].map((entry) => [entry.id, entry])),
    refusedBlocks: new Set(),
    ephemerals: [],
  };
}

/** The direct conversation of exactly these two; made where it is not there. */
export function directMessage(workspace: Workspace, one: string, other: string, now: Date): Conversation {
  for (const entry of workspace.conversations.values()) {
    if (entry.kind === 'im' && entry.members.has(one) && entry.members.has(other)) return entry;
  }
  const members = new Set([one, other]);
  const created = Math.floor(now.getTime() / 1_000);
  const made = conversation({ id: slackId('D'), kind: 'im', name: '', members, opened: false }, workspace.id, created);
  workspace.conversations.set(made.id, made);
  return made;
}
