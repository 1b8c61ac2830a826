import { useMemo } from 'react';
import type { MessageCard } from '../../../protocol.ts';
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

/** A message and its replies, beside the conversation. */
export function ThreadPane({ channel, threadTs, where, messages, onClose }: Props) {
  const shown = useMemo(() => {
    const root = messages.find((message) => message.ts === threadTs);
    return root ? [root, ...repliesOf(messages, threadTs)] : repliesOf(messages, threadTs);
  }, [messages, threadTs]);
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
