import type { KnownBlock } from '@slack/types';
import { type Block, Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { useSyncExternalStore } from 'react';
import { useDirectory } from '../state/workspace.tsx';

const DARK = '(prefers-color-scheme: dark)';

const isDark = () =>
  (document.documentElement.dataset['theme'] ?? (matchMedia(DARK).matches ? 'dark' : 'light')) === 'dark';

function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const query = matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    query.removeEventListener('change', changed);
  };
}

/** Follows the theme that is shown, whether the person or the system chose it. */
function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(onTheme, isDark, () => false) ? 'dark' : 'light';
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
