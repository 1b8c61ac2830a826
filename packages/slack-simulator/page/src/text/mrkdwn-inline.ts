import { decodeEntities } from './entities.ts';
import type { Inline } from './mrkdwn-ast.ts';

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof MARKS;
const isMark = (char: string): char is Mark => char in MARKS;
const WORD = /[\p{L}\p{N}]/u;
const EMOJI = /^:([a-z0-9_+'-]{1,64}(?:::skin-tone-[2-6])?):/;
/** Marks inside marks inside marks: deeper ones are shown as typed. */
const DEEPEST = 6;

/** What is read at a place and how many characters it takes. */
interface Found {
  readonly node: Inline;
  readonly length: number;
}

function readDate(body: string): Inline | undefined {
  const [head = '', fallback = ''] = body.split('|');
  const [, seconds = '', pattern = '', url] = head.split('^');
  if (!/^-?\d{1,12}$/.test(seconds)) return undefined;
  return { kind: 'date', seconds: Number(seconds), pattern, fallback, ...(url && { url }) };
}

function readSpecial(body: string): Inline | undefined {
  if (body.startsWith('!date^')) return readDate(body);
  const [head = '', label] = body.slice(1).split('|');
  if (head.startsWith('subteam^')) return { kind: 'group', id: head.slice(8), ...(label && { label }) };
  return { kind: 'broadcast', range: head };
}

/** Only addresses that a browser may follow without harm become links. */
const SAFE = /^(https?:|mailto:|tel:)/i;

function readEntity(body: string): Inline | undefined {
  if (body.startsWith('!')) return readSpecial(body);
  const bar = body.indexOf('|');
  const head = bar === -1 ? body : body.slice(0, bar);
  const label = bar === -1 ? '' : decodeEntities(body.slice(bar + 1));
  if (/^@[UW]/.test(head)) return { kind: 'user', id: head.slice(1), ...(label && { label }) };
  if (/^#[CGD]/.test(head)) return { kind: 'channel', id: head.slice(1), ...(label && { label }) };
  const url = decodeEntities(head);
  return SAFE.test(url) ? { kind: 'link', url, ...(label && { label }) } : undefined;
}

function entityAt(text: string, at: number): Found | undefined {
  const end = text.indexOf('>', at);
  const node = end === -1 ? undefined : readEntity(text.slice(at + 1, end));
  return node && { node, length: end - at + 1 };
}

function codeAt(text: string, at: number): Found | undefined {
  const end = text.indexOf('`', at + 1);
  if (end <= at + 1) return undefined;
  return { node: { kind: 'code', text: decodeEntities(text.slice(at + 1, end)) }, length: end - at + 1 };
}

function emojiAt(text: string, at: number): Found | undefined {
  const match = EMOJI.exec(text.slice(at, at + 90));
  return match?.[1] ? { node: { kind: 'emoji', name: match[1] }, length: match[0].length } : undefined;
}

/** Where the mark that opens at `at` closes, or -1. Entities and code in between are jumped over. */
function closeOf(text: string, at: number, mark: Mark): number {
  for (let i = at + 1; i < text.length; i += 1) {
    const char = text.charAt(i);
    const skipped = char === '<' ? entityAt(text, i) : char === '`' ? codeAt(text, i) : undefined;
    if (skipped) i += skipped.length - 1;
    else if (char === mark && i > at + 1 && !/\s/.test(text.charAt(i - 1)) && !WORD.test(text.charAt(i + 1))) return i;
  }
  return -1;
}

function markAt(text: string, at: number, mark: Mark, depth: number, hopeless: Set<string>): Found | undefined {
  const before = text.charAt(at - 1);
  const opens = !WORD.test(before) && before !== mark && !/^(\s|$)/.test(text.charAt(at + 1));
  if (!opens || depth >= DEEPEST) return undefined;
  const end = closeOf(text, at, mark);
  if (end === -1) {
    hopeless.add(mark);
    return undefined;
  }
  const children = parseInline(text.slice(at + 1, end), depth + 1);
  return { node: { kind: MARKS[mark], children }, length: end - at + 1 };
}

function found(text: string, at: number, depth: number, hopeless: Set<string>): Found | undefined {
  const char = text.charAt(at);
  if (char === '<') return entityAt(text, at);
  if (char === '`') return codeAt(text, at);
  if (char === ':') return emojiAt(text, at);
  if (!isMark(char) || hopeless.has(char)) return undefined;
  return markAt(text, at, char, depth, hopeless);
}

/** Reads one line of mrkdwn. */
export function parseInline(text: string, depth = 0): readonly Inline[] {
  const nodes: Inline[] = [];
  // A mark that did not close once closes nowhere further on: without this, lone marks would take quadratic time.
  const hopeless = new Set<string>();
  let plain = '';
  const flush = () => {
    if (plain !== '') nodes.push({ kind: 'text', text: decodeEntities(plain) });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const next = found(text, at, depth, hopeless);
    if (next) {
      flush();
      nodes.push(next.node);
      at += next.length;
    } else {
      plain += text.charAt(at);
      at += 1;
    }
  }
  flush();
  return nodes;
}
