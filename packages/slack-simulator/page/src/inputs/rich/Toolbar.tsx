import { type KeyboardEvent, useRef, useState } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { COMMANDS, insertLink } from './commands.ts';

interface Props {
  readonly label: string;
  /** Names of the commands that the text at the caret has. */
  readonly on: ReadonlySet<string>;
  readonly onDone: () => void;
}

/** Addresses that may be linked to; a name without a scheme gets one. */
function addressOf(text: string): string | undefined {
  const url = /^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^(https?|mailto):/i.test(url) && URL.canParse(url) ? url : undefined;
}

/** Asks for the address of a link, and makes it where the caret was. */
function LinkField({ range, onDone }: { readonly range: Range | undefined; readonly onDone: () => void }) {
  const [text, setText] = useState('');
  const url = addressOf(text.trim());
  const back = () => {
    const selection = document.getSelection();
    if (range === undefined || selection === null) return;
    const within = range.startContainer.parentElement?.closest<HTMLElement>('[contenteditable]');
    within?.focus();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter' && url === undefined) return;
    back();
    if (event.key === 'Enter' && url !== undefined) insertLink(url);
    onDone();
  };
  return (
    <input
      className="rich-link"
      aria-label="Address of the link, then Enter"
      placeholder="https://… then Enter"
      value={text}
      // biome-ignore lint/a11y/noAutofocus: it was asked for by the button just pressed
      autoFocus
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={onDone}
    />
  );
}

/** The buttons above the editor. They leave the caret where it is. */
export function Toolbar({ label, on, onDone }: Props) {
  const [linking, setLinking] = useState(false);
  const range = useRef<Range>(undefined);
  const askForLink = () => {
    const selection = document.getSelection();
    range.current = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined;
    setLinking(true);
  };
  return (
    <div className="rich-bar" role="toolbar" aria-label={`Format ${label}`}>
      {COMMANDS.map(({ name, icon, keys, run }) => (
        <button
          key={name}
          type="button"
          className="rich-button"
          aria-label={name}
          title={`${name} (${keys})`}
          aria-pressed={on.has(name)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            run();
            onDone();
          }}
        >
          <Icon name={icon} />
        </button>
      ))}
      <button
        type="button"
        className="rich-button"
        aria-label="Link"
        title="Link"
        aria-expanded={linking}
        onMouseDown={(event) => event.preventDefault()}
        onClick={askForLink}
      >
        <Icon name="link" />
      </button>
      {linking && (
        <LinkField
          range={range.current}
          onDone={() => {
            setLinking(false);
            onDone();
          }}
        />
      )}
    </div>
  );
}
