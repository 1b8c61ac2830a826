import { decodeEntities } from './entities.ts';
import type { Piece } from './mrkdwn-ast.ts';
import { parseInline } from './mrkdwn-inline.ts';

const LIST_ITEM = /^\s{0,8}([•◦▪–-]|\d{1,3}[.)])\s+(.*)$/;
/** `30. November` begins like an item, and is a date: a number counts where another item stands beside it. */
const NUMBERED = /^\s{0,8}\d/;
const QUOTE = /^(?:>|&gt;)\s?/;

function readLine(raw: string, at: number, all: readonly string[]): Piece {
  if (QUOTE.test(raw)) return { kind: 'quote', lines: [parseInline(raw.replace(QUOTE, ''))] };
  const item = LIST_ITEM.exec(raw);
  const hasNeighbour = [all[at - 1], all[at + 1]].some((near) => LIST_ITEM.test(near ?? ''));
  if (item && (hasNeighbour || !NUMBERED.test(raw)))
    return { kind: 'list', items: [{ marker: item[1] ?? '•', line: parseInline(item[2] ?? '') }] };
  return { kind: 'lines', lines: [parseInline(raw)] };
}

/** Two neighbours of one kind as one piece; undefined where they are of two kinds. */
function join(last: Piece | undefined, next: Piece): Piece | undefined {
  if (last?.kind === 'list' && next.kind === 'list') return { kind: 'list', items: [...last.items, ...next.items] };
  if (last?.kind === 'lines' && next.kind === 'lines') return { ...last, lines: [...last.lines, ...next.lines] };
  if (last?.kind === 'quote' && next.kind === 'quote') return { ...last, lines: [...last.lines, ...next.lines] };
  return undefined;
}

/** The lines' pieces with neighbours of one kind made one. */
function gather(lines: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const next of lines) {
    const joined = join(pieces.at(-1), next);
    if (joined) pieces.pop();
    pieces.push(joined ?? next);
  }
  return pieces;
}

/** The pieces of what stands between two fences. */
function readPart(part: string, index: number, isLast: boolean): readonly Piece[] {
  const isCode = index % 2 === 1;
  if (isCode && !isLast) return [{ kind: 'pre', text: decodeEntities(part.replace(/^\n|\n$/g, '')) }];
  // The last fence was never closed: it is text like the rest.
  const text = isCode ? `\`\`\`${part}` : part;
  const trimmed = text.replace(index > 0 ? /^\n/ : '', '').replace(isLast ? '' : /\n$/, '');
  return trimmed === '' ? [] : gather(trimmed.split('\n').map(readLine));
}

/**
 * Reads a text in Slack's mrkdwn (docs.slack.dev, "Formatting message text"). Slack has no lists in mrkdwn; lines that
 * begin like one are set with a hanging indent and keep their marker as typed.
 */
export function parseMrkdwn(text: string): readonly Piece[] {
  const parts = text.split('```');
  return parts.flatMap((part, index) => readPart(part, index, index === parts.length - 1));
}
