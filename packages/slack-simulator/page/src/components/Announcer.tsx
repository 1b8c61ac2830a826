import { useEffect, useRef, useState } from 'react';
import type { MessageCard } from '../../../src/protocol.ts';
import { useDirectory, useNow } from '../state/workspace.tsx';
import { spoken } from '../text/spoken.ts';

interface Props {
  readonly conversation: string;
  readonly messages: readonly MessageCard[];
}

/** Tells screen readers of each new message of others in the open conversation, and of nothing that was there before. */
export function Announcer({ conversation, messages }: Props) {
  const directory = useDirectory();
  const now = useNow();
  const [text, setText] = useState('');
  const seen = useRef<{ conversation: string; ts: string | undefined }>(undefined);
  const last = messages.at(-1);
  useEffect(() => {
    const before = seen.current;
    seen.current = { conversation, ts: last?.ts };
    const { me, personOf, conversationOf, appName } = directory;
    if (!last || before?.conversation !== conversation || before.ts === last.ts || last.author === me.id) return;
    const words = spoken(last.text, { zone: me.zone, now, personOf, conversationOf });
    setText(`${personOf(last.author)?.name ?? appName}: ${words}`);
  }, [conversation, last, directory, now]);
  return (
    <div className="only-heard" aria-live="polite">
      {text}
    </div>
  );
}
