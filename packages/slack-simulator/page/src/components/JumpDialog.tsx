import { type KeyboardEvent, useState } from 'react';
import type { Snapshot } from '../../../src/protocol.ts';
import { ChoiceList } from '../inputs/ChoiceList.tsx';
import { type Choice, matching } from '../inputs/choices.ts';
import { useAct } from '../state/workspace.tsx';
import { useModalDialog } from './useModalDialog.ts';

interface Props {
  readonly snapshot: Snapshot;
  readonly onConversation: (id: string) => void;
  readonly onPerson: (id: string) => void;
  readonly onClose: () => void;
}

function destinations({ conversations, people, me, shortcuts, app }: Snapshot): readonly Choice[] {
  const places = conversations.map((one) => ({
    key: one.id,
    label: one.kind === 'channel' || one.kind === 'private' ? `# ${one.name}` : one.name,
    group: 'Conversations',
    value: 'conversation',
    ...(one.unread > 0 && { hint: `${one.unread} unread` }),
  }));
  const others = people
    .filter((person) => !person.isBot && person.id !== me.id)
    .map((person) => ({
      key: `as ${person.id}`,
      label: person.name,
      group: 'Become someone else',
      hint: person.title,
      value: 'person',
    }));
  const quick = shortcuts
    .filter((one) => one.type === 'global')
    .map((one) => ({ key: one.callbackId, label: one.name, group: 'Shortcuts', hint: app.name, value: 'shortcut' }));
  return [...places, ...quick, ...others];
}

/** Ctrl+K or Cmd+K: goes to a conversation, or runs a shortcut, by the first letters of its name. */
export function JumpDialog({ snapshot, onConversation, onPerson, onClose }: Props) {
  const dialog = useModalDialog(onClose);
  const act = useAct();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const choices = matching(destinations(snapshot), query);
  const go = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    if (choice.value === 'shortcut') void act({ do: 'shortcut', callbackId: choice.key });
    else if (choice.value === 'person') onPerson(choice.key.slice(3));
    else onConversation(choice.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(choices[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog {...dialog} className="dialog dialog-jump" aria-label="Jump to">
      <div className="dialog-body">
        <input
          className="input"
          role="combobox"
          aria-expanded="true"
          aria-controls="jump-list"
          aria-activedescendant={`jump-list-${at}`}
          aria-label="Jump to"
          placeholder="Conversation, shortcut or person…"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ChoiceList id="jump-list" choices={choices} chosen={[]} many={false} note="" at={at} onPick={go} />
      </div>
    </dialog>
  );
}
