import { Fragment, useMemo } from 'react';
import { parseMrkdwn } from '../text/mrkdwn.ts';
import type { Line, Piece } from '../text/mrkdwn-ast.ts';
import { Runs } from './Runs.tsx';

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
    <Fragment key={index}>
      {index > 0 && <br />}
      <Runs nodes={line} />
    </Fragment>
  ));
}

function Items({ items }: Pick<Extract<Piece, { kind: 'list' }>, 'items'>) {
  return (
    <ul className="hanging">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no other identity
        <li key={index}>
          <span className="marker">{item.marker}</span>
          <span>
            <Runs nodes={item.line} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function PieceView({ piece }: { readonly piece: Piece }) {
  if (piece.kind === 'pre') return <pre>{piece.text}</pre>;
  if (piece.kind === 'quote')
    return (
      <blockquote>
        <Lines lines={piece.lines} />
      </blockquote>
    );
  if (piece.kind === 'list') return <Items items={piece.items} />;
  return (
    <div>
      <Lines lines={piece.lines} />
    </div>
  );
}

/** A text in Slack's mrkdwn. */
export function Mrkdwn({ text }: { readonly text: string }) {
  const pieces = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <div className="mrkdwn">
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity
        <PieceView key={index} piece={piece} />
      ))}
    </div>
  );
}
