import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import type { MessageCard } from '../../../src/protocol.ts';
import { useDirectory, useNow } from '../state/workspace.tsx';
import { type TimelineRow, timelineOf } from '../text/timeline.ts';
import { Icon } from './Icon.tsx';
import { MessageItem } from './MessageItem.tsx';
import { useStickToEnd } from './useStickToEnd.ts';

interface Props {
  readonly label: string;
  readonly messages: readonly MessageCard[];
  readonly firstNew?: string | undefined;
  readonly onThread?: ((ts: string) => void) | undefined;
  readonly empty?: ReactNode;
}

const WAYS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowUp: (at) => Math.max(0, at - 1),
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** With the focus on a message the arrows go from one to the next; Tab goes on to what is in it and to its tools. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const way = WAYS[event.key];
  if (way === undefined || !(event.target instanceof HTMLElement) || event.target.dataset['testid'] !== 'message')
    return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-testid=message]')];
  const to = all[way(all.indexOf(event.target), all.length)];
  event.preventDefault();
  to?.focus();
}

interface RowProps {
  readonly row: TimelineRow;
  readonly onThread: Props['onThread'];
  /** Tab stops here. */
  readonly reached: boolean;
}

function Row({ row, onThread, reached }: RowProps) {
  if (row.kind === 'day')
    return (
      <div className="day">
        <span>{row.label}</span>
      </div>
    );
  if (row.kind === 'new')
    return (
      <div className="new-line">
        <span>New</span>
      </div>
    );
  return <MessageItem message={row.message} continued={row.continued} onThread={onThread} reached={reached} />;
}

/** Messages below each other with their days. Stays at the end while the person is there. */
export function MessageList({ label, messages, firstNew, onThread, empty }: Props) {
  const { zone, id: me } = useDirectory().me;
  const now = useNow();
  const rows = useMemo(() => timelineOf(messages, { zone, now, firstNew }), [messages, zone, now, firstNew]);
  const last = messages.at(-1);
  const box = useRef<HTMLDivElement>(null);
  const { away, toEnd } = useStickToEnd(box, last?.ts, last?.ephemeral === true || last?.author === me);
  return (
    <div className="message-scroll-frame">
      <section className="message-scroll" ref={box} aria-label={label} data-testid="messages" onKeyDown={onArrow}>
        <div className="message-list">
          {messages.length === 0 && empty}
          {rows.map((row) => (
            <Row key={row.key} row={row} onThread={onThread} reached={row.kind === 'message' && row.message === last} />
          ))}
        </div>
      </section>
      {away && (
        <button type="button" className="to-end" onClick={toEnd}>
          <Icon name="down" /> Latest
        </button>
      )}
    </div>
  );
}
