import { useEffect, useRef, useState } from 'react';
import type { MessageCard } from '../../../src/protocol.ts';
import { useDirectory } from '../state/workspace.tsx';

interface Props {
  readonly conversation: string;
  readonly messages: readonly MessageCard[];
}

/** Tells screen readers of each new message of others in the open conversation, and of nothing that was there before. */
export function Announcer({ conversation, messages }: Props) {
  const { me, personOf, appName } = useDirectory();
  const [text, setText] = useState('');
  const seen = useRef<{ conversation: string; ts: string | undefined }>(undefined);
  const last = messages.at(-1);
  useEffect(() => {
    const before = seen.current;
    seen.current = { conversation, ts: last?.ts };
    if (!last || before?.conversation !== conversation || before.ts === last.ts || last.author === me.id) return;
    setText(`${personOf(last.author)?.name ?? appName}: ${last.text}`);
  }, [conversation, last, me.id, personOf, appName]);
  return (
    <div className="only-heard" aria-live="polite">
      {text}
    </div>
  );
}
