import type { KnownBlock } from '@slack/types';
import { type Block, Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { useEffect, useState } from 'react';
import { useDirectory } from '../state/workspace.tsx';

const DARK = '(prefers-color-scheme: dark)';

const isDark = () =>
  (document.documentElement.dataset['theme'] ?? (matchMedia(DARK).matches ? 'dark' : 'light')) === 'dark';

/** Follows the theme that is shown, whether the person or the system chose it. */
function useShownTheme(): 'light' | 'dark' {
  const [dark, setDark] = useState(isDark);
  useEffect(() => {
    const look = () => setDark(isDark());
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const query = matchMedia(DARK);
    query.addEventListener('change', look);
    return () => {
      observer.disconnect();
      query.removeEventListener('change', look);
    };
  }, []);
  return dark ? 'dark' : 'light';
}

/** A block that the page leaves to slack-blocks-to-jsx: everything that is only looked at and seldom used. */
export function LibraryBlock({ block }: { readonly block: KnownBlock }) {
  const { people, conversations } = useDirectory();
  const theme = useShownTheme();
  return (
    <div className="library-block">
      <Message
        withoutWrapper
        name=""
        logo=""
        theme={theme}
        blocks={[block as unknown as Block]}
        data={{
          users: people.map((person) => ({ id: person.id, name: person.name })),
          channels: conversations.map((one) => ({ id: one.id, name: one.name })),
        }}
      />
    </div>
  );
}
