import { emojiWords } from './emoji.ts';
import { parseMrkdwn } from './mrkdwn.ts';
import type { Inline, Line, Piece } from './mrkdwn-ast.ts';
import { slackDate } from './time.ts';

/** Who hears a text, and how people and channels are called for them. */
export interface Listener {
  readonly zone: string;
  readonly now: Date;
  readonly personOf: (id: string) => { readonly name: string } | undefined;
  readonly conversationOf: (id: string) => { readonly name: string } | undefined;
}

function wordsOf(node: Inline, to: Listener): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'emoji':
      return emojiWords(node.name);
    case 'link':
      return node.label ?? node.url.replace(/^mailto:/, '');
    case 'user':
      return `@${to.personOf(node.id)?.name ?? node.label ?? node.id}`;
    case 'channel':
      return `#${to.conversationOf(node.id)?.name ?? node.label ?? node.id}`;
    case 'group':
      return `@${node.label ?? node.id}`;
    case 'broadcast':
      return `@${node.range}`;
    case 'date':
      return slackDate(node.seconds, node.pattern, to.zone, to.now);
    default:
      return lineOf(node.children, to);
  }
}

const lineOf = (line: Line, to: Listener): string => line.map((node) => wordsOf(node, to)).join('');

function linesOf(piece: Piece, to: Listener): readonly string[] {
  if (piece.kind === 'pre') return [piece.text];
  if (piece.kind === 'list') return piece.items.map(({ line }) => lineOf(line, to));
  return piece.lines.map((line) => lineOf(line, to));
}

/** A text in Slack's mrkdwn as plain words, for what a screen reader says of it: marks, codes and ids are left out. */
export function spoken(text: string, to: Listener): string {
  return parseMrkdwn(text)
    .flatMap((piece) => linesOf(piece, to))
    .join('\n')
    .trim();
}
