import { encodeEntities } from './entities.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}
export interface Mentionable {
  readonly people: readonly Named[];
  readonly channels: readonly Named[];
}

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function replaceNames(text: string, sign: '@' | '#', named: readonly Named[], to: (one: Named) => string): string {
  const byLength = [...named].sort((a, b) => b.name.length - a.name.length);
  if (byLength.length === 0) return text;
  const names = byLength.map((one) => quote(one.name)).join('|');
  const pattern = new RegExp(`(^|[\\s(,;])${sign}(${names})(?![\\p{L}\\p{N}_-])`, 'gu');
  return text.replace(pattern, (_, before: string, name: string) => {
    const one = byLength.find((candidate) => candidate.name === name);
    return one ? `${before}${to(one)}` : `${before}${sign}${name}`;
  });
}

/** A typed text in Slack's message format: escaped, with `@Full Name` and `#channel` as mentions. */
export function encodeText(typed: string, known: Mentionable): string {
  const people = replaceNames(encodeEntities(typed), '@', known.people, (one) => `<@${one.id}>`);
  return replaceNames(people, '#', known.channels, (one) => `<#${one.id}>`);
}

/** The words behind a slash command: as typed, with mentions that carry their name. */
export function encodeCommandText(typed: string, known: Mentionable): string {
  const people = replaceNames(typed, '@', known.people, (one) => `<@${one.id}|${one.name}>`);
  return replaceNames(people, '#', known.channels, (one) => `<#${one.id}|${one.name}>`);
}
