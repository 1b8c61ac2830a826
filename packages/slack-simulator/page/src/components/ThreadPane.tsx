import { useEffect, useMemo, useRef } from 'react';
import type { MessageCard } from '../../../src/protocol.ts';
import { repliesOf } from '../text/timeline.ts';
import { Composer } from './Composer.tsx';
import { Icon } from './Icon.tsx';
import { MessageList } from './MessageList.tsx';

interface Props {
  readonly channel: string;
  readonly threadTs: string;
  readonly where: string;
  readonly messages: readonly MessageCard[];
  readonly onClose: () => void;
}

/** Something that Escape closes first: a dialog, a menu, a list to choose from. */
const IN_FRONT = 'dialog[open], [aria-expanded="true"]';

/** Escape closes the pane, wherever the keyboard is, unless something in front of it takes the key. */
function useEscape(onClose: () => void) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.querySelector(IN_FRONT) === null) close.current();
    };
    // Before the others hear it: what they close would be gone when this looks.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

/** A message and its replies, beside the conversation. */
export function ThreadPane({ channel, threadTs, where, messages, onClose }: Props) {
  const shown = useMemo(() => {
    const root = messages.find((message) => message.ts === threadTs);
    return root ? [root, ...repliesOf(messages, threadTs)] : repliesOf(messages, threadTs);
  }, [messages, threadTs]);
  useEscape(onClose);
  return (
    <aside className="thread" aria-label="Thread" data-testid="thread">
      <header className="pane-header">
        <div>
          <h2>Thread</h2>
          <p className="topic">{where}</p>
        </div>
        <button type="button" className="icon-button" aria-label="Close thread" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <MessageList key={threadTs} label="Messages of the thread" messages={shown} />
      <Composer channel={channel} threadTs={threadTs} placeholder="Reply…" commands={[]} shortcuts={[]} />
    </aside>
  );
}
