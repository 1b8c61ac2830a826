const MARKED = /<([^<>]*)>/g;
const MENTION = /<@([UW][A-Z0-9]+)>/g;

/** The people that a text mentions by id alone, the first `max` of them, each once. */
export function mentionedIn(text: string, max: number): string[] {
  const ids = [...text.matchAll(MENTION)].flatMap(([, id]) => (id === undefined ? [] : [id]));
  return [...new Set(ids)].slice(0, max);
}

/**
 * A message's text as a person reads it: links, mentions and channels by their names, control characters as they were
 * typed (docs.slack.dev, "Formatting message text", retrieving messages). `names` are those of people by id.
 */
export function plainText(text: string, names: ReadonlyMap<string, string>): string {
  const unmarked = text.replace(MARKED, (_, inside: string) => shown(inside, names));
  return unmarked.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function shown(inside: string, names: ReadonlyMap<string, string>): string {
  const [target = '', ...rest] = inside.split('|');
  const label = rest.join('|');
  const name = target.slice(1);
  if (target.startsWith('@')) return `@${label || (names.get(name) ?? name)}`;
  if (target.startsWith('#')) return `#${label || name}`;
  if (target.startsWith('!')) return label || `@${name}`;
  return label === '' || target.endsWith(label) ? target.replace(/^mailto:/, '') : `${label} (${target})`;
}
