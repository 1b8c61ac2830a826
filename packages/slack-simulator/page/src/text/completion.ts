import type { Snapshot } from '../../../src/protocol.ts';
import type { Mentionable } from './mentions.ts';

/** One thing that the composer offers to write for the person. */
export interface Completion {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /** The whole text of the composer once it is taken. */
  readonly text: string;
}

type Commands = Snapshot['commands'];
/** As many as fit above the composer without a scroll on a phone. */
const MOST = 12;

/** The words that a usage hint such as `[new|list|show <goal>]` or `new | list | help` offers first. */
export function wordsOfUsage(usage: string): readonly string[] {
  // What stands in angle brackets is to be replaced by the person: it is no word to offer.
  const words = usage.replace(/<[^>]*>/g, '');
  const group = /[[(]([^\])]*\|[^\])]*)[\])]/.exec(words)?.[1] ?? (words.includes('|') ? words : '');
  return group.split('|').flatMap((part) => /^[a-z][\w-]*/i.exec(part.trim())?.[0] ?? []);
}

function commandNames(text: string, commands: Commands): readonly Completion[] {
  return commands
    .filter((one) => one.command.startsWith(text.toLowerCase()))
    .map((one) => ({
      key: one.command,
      label: `${one.command} ${one.usage}`.trim(),
      hint: one.description,
      text: `${one.command} `,
    }));
}

function commandWords(command: string, rest: string, commands: Commands): readonly Completion[] {
  const known = commands.find((one) => one.command === command);
  if (!known || rest.includes(' ')) return [];
  return wordsOfUsage(known.usage)
    .filter((word) => word.startsWith(rest.toLowerCase()) && word !== rest)
    .map((word) => ({
      key: `${command} ${word}`,
      label: `${command} ${word}`,
      hint: '',
      text: `${command} ${word}`,
    }));
}

function mentions(text: string, known: Mentionable): readonly Completion[] {
  const match = /(^|[\s(])([@#])([\p{L}\p{N}_-]*(?: [\p{L}\p{N}]*)?)$/u.exec(text);
  if (!match) return [];
  const sign = match[2] === '@' ? '@' : '#';
  const start = (match[3] ?? '').toLowerCase();
  const head = text.slice(0, text.length - start.length - 1);
  return (sign === '@' ? known.people : known.channels)
    .filter((one) => one.name.toLowerCase().startsWith(start) && one.name.length > start.length)
    .map((one) => ({
      key: one.id,
      label: `${sign}${one.name}`,
      hint: '',
      text: `${head}${sign}${one.name} `,
    }));
}

/** What may be completed at the end of a text: a command, its first word, a person or a channel. At most twelve. */
export function completionsOf(text: string, commands: Commands, known: Mentionable): readonly Completion[] {
  const slash = /^(\/\S*)(?: (.*))?$/s.exec(text);
  const offers =
    slash?.[1] === undefined
      ? mentions(text, known)
      : slash[2] === undefined
        ? commandNames(slash[1], commands)
        : [...commandWords(slash[1], slash[2], commands), ...mentions(text, known)];
  return offers.slice(0, MOST);
}

/** Parts `/goal new client` into the command and its words; undefined for a text that is no command. */
export function splitCommand(text: string): { readonly command: string; readonly text: string } | undefined {
  const match = /^(\/[a-z0-9][\w-]*)(?:\s+(.*))?$/is.exec(text.trim());
  return match?.[1] ? { command: match[1].toLowerCase(), text: match[2]?.trim() ?? '' } : undefined;
}
