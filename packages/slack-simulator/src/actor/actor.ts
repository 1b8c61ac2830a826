/** A person at the client, for scenario tests to act as. */

import { type CommandResult, runCommand } from '../client/commands.ts';
import { appConversation, conversationFor, type Person, seenMessages } from '../client/person.ts';
import {
  joinChannel,
  leaveChannel,
  markRead,
  openHome,
  react,
  runShortcut,
  say,
  shareFile,
  typedText,
} from '../client/talk.ts';
import type { Conversation, Message, OpenView, User } from '../model.ts';
import type { Surface } from '../protocol.ts';
import { type Modal, modal, type SeenMessage, type SeenView, seenMessage, seenView } from './surface.ts';
import { readMessage } from './words.ts';

interface CommandOutcome extends CommandResult {
  /** Messages that only this person sees, come since the command was typed. More may come after the acknowledgement. */
  readonly ephemerals: readonly SeenMessage[];
}

/** How to know a message: words that it contains, a pattern in them, or a test. */
type Match = string | RegExp | ((message: SeenMessage) => boolean);

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly user: User;
  /** Types a command and waits for the acknowledgement. In the first channel of which they are a member by default. */
  readonly command: (command: string, text?: string, channel?: string) => Promise<CommandOutcome>;
  readonly say: (channel: string, text: string, threadTs?: string) => SeenMessage;
  /** Drops a file into a conversation. */
  readonly share: (channel: string, name: string, content: Buffer) => SeenMessage;
  /** By name, id, `@somebody`; with `app` the direct messages with the bot. Ephemeral messages included. */
  readonly messages: (channel: string) => readonly SeenMessage[];
  readonly ephemerals: (channel?: string) => readonly SeenMessage[];
  /** The direct messages with the bot, oldest first. */
  readonly dm: () => readonly SeenMessage[];
  /** Waits for a message in a channel (`app` for the bot's direct messages); the newest where several match. */
  readonly message: (channel: string, match?: Match, timeoutMs?: number) => Promise<SeenMessage>;
  /** Waits for an ephemeral message anywhere. */
  readonly ephemeral: (match?: Match, timeoutMs?: number) => Promise<SeenMessage>;
  /** Waits until a modal is on top, of that title or callback_id where one is given. */
  readonly modal: (titled?: string, timeoutMs?: number) => Promise<Modal>;
  /** The open modals, the top one last. */
  readonly modals: () => readonly Modal[];
  /** Opens the app's Home and waits until the app has published one, anew where it had before. */
  readonly openHome: (timeoutMs?: number) => Promise<SeenView>;
  /** Opens the messages with the app, of which it hears. */
  readonly openMessages: () => void;
  /** Home as it stands, without opening it. */
  readonly home: () => SeenView | undefined;
  /** A global shortcut, or one on a message. */
  readonly shortcut: (callbackId: string, on?: SeenMessage) => Promise<void>;
  readonly react: (message: SeenMessage, name: string) => void;
  readonly read: (channel: string) => void;
  readonly join: (channel: string) => void;
  readonly leave: (channel: string) => void;
  /** Looks again after every change until there is something; rejects after `timeoutMs`, 60,000 by default. */
  readonly until: <T>(look: () => T | undefined | false, what: string, timeoutMs?: number) => Promise<T>;
}

function matcher(match: Match | undefined): (message: SeenMessage) => boolean {
  if (match === undefined) return () => true;
  if (typeof match === 'function') return match;
  if (typeof match === 'string') return (message) => readMessage(message.message).includes(match);
  return (message) => match.test(readMessage(message.message));
}

const described = (match: Match | undefined) => (match === undefined ? '' : ` with ${String(match)}`);

function placeOf(person: Person, reference: string | undefined): Conversation {
  if (reference === 'app') return appConversation(person);
  if (reference !== undefined) return conversationFor(person, reference);
  const { workspace, user } = person;
  const own = [...workspace.conversations.values()].find(
    ({ kind, members, archived }) => kind !== 'im' && members.has(user.id) && !archived,
  );
  return own ?? appConversation(person);
}

export function createActor(person: Person): Actor {
  const { world, workspace, user } = person;
  const { until } = world.changes;
  const seen = (messages: readonly Message[]) => messages.map((message) => seenMessage(person, message));
  const messages = (channel: string) => seen(seenMessages(person, placeOf(person, channel)));
  const ephemerals = (channel?: string, after = 0) => {
    const place = channel === undefined ? undefined : placeOf(person, channel).id;
    const mine = workspace.ephemerals.filter(
      (message) =>
        message.visibleTo === user.id && message.order > after && (place === undefined || message.channel === place),
    );
    return seen(mine);
  };
  const onTop = (titled: string | undefined) => {
    const open = world.views.stack(user.id).at(-1);
    const fits = titled === undefined || open?.view.title.text === titled || open?.view.callbackId === titled;
    return open !== undefined && fits ? modal(person, open) : undefined;
  };
  const home = () => {
    const open = world.views.home(user.id);
    return open === undefined ? undefined : seenView(person, open);
  };
  return {
    id: user.id,
    name: user.name,
    user,
    command: async (command, text = '', channel) => {
      const before = world.nextOrder();
      const result = await runCommand(person, placeOf(person, channel), command, text);
      return { ...result, ephemerals: ephemerals(undefined, before) };
    },
    say: (channel, text, threadTs) =>
      seenMessage(person, say(person, placeOf(person, channel), typedText(person, text), threadTs)),
    share: (channel, name, content) => seenMessage(person, shareFile(person, placeOf(person, channel), name, content)),
    messages,
    ephemerals: (channel) => ephemerals(channel),
    dm: () => messages('app'),
    message: (channel, match, timeoutMs) =>
      until(
        () => messages(channel).findLast(matcher(match)),
        `a message${described(match)} in ${channel} for ${user.name}`,
        timeoutMs,
      ),
    ephemeral: (match, timeoutMs) =>
      until(() => ephemerals().findLast(matcher(match)), `an ephemeral message${described(match)}`, timeoutMs),
    modal: (titled, timeoutMs) =>
      until(() => onTop(titled), `a modal ${titled ?? ''} of ${user.name}`.replace('  ', ' '), timeoutMs),
    modals: () => world.views.stack(user.id).map((open) => modal(person, open)),
    openHome: async (timeoutMs) => {
      const hash = (open: OpenView | undefined) => open?.hash;
      const before = hash(world.views.home(user.id));
      openHome(person);
      const isNew = () => hash(world.views.home(user.id)) !== before && home();
      return until(isNew, `a Home of ${user.name}`, timeoutMs);
    },
    openMessages: () => openHome(person, 'messages'),
    home,
    shortcut: async (callbackId, on) => {
      const surface: Surface | undefined = on && { kind: 'message', channel: on.channel, ts: on.ts };
      const ack = await runShortcut(person, callbackId, surface);
      if (!ack.ok) throw new Error(`The app did not acknowledge the shortcut: ${ack.reason}`);
    },
    react: (message, name) => react(person, conversationFor(person, message.channel), message.ts, name),
    read: (channel) => markRead(person, placeOf(person, channel)),
    join: (channel) => joinChannel(person, placeOf(person, channel), user.id),
    leave: (channel) => leaveChannel(person, placeOf(person, channel), user.id),
    until,
  };
}
