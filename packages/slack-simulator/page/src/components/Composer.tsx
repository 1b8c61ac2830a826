import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Snapshot } from '../../../src/protocol.ts';
import { focusComposer, isStray } from '../state/focus.ts';
import { useStored } from '../state/useStored.ts';
import { useAct, useDirectory } from '../state/workspace.tsx';
import { type Completion, completionsOf, splitCommand } from '../text/completion.ts';
import { encodeCommandText, encodeText } from '../text/mentions.ts';
import { CompletionList } from './CompletionList.tsx';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';
import { useAutoHeight } from './useAutoHeight.ts';

interface Props {
  readonly channel: string;
  readonly threadTs?: string;
  readonly placeholder: string;
  readonly commands: Snapshot['commands'];
  readonly shortcuts: Snapshot['shortcuts'];
}

function useMentionable() {
  const { people, conversations } = useDirectory();
  return {
    people: people.filter((person) => !person.isBot),
    channels: conversations.filter((one) => one.kind === 'channel' || one.kind === 'private'),
  };
}

/** Says a text in the conversation, or gives a command where it begins with one. */
function useSend({ channel, threadTs }: Pick<Props, 'channel' | 'threadTs'>) {
  const act = useAct();
  const known = useMentionable();
  return async (text: string) => {
    const command = splitCommand(text);
    const result = command
      ? await act({ do: 'command', channel, command: command.command, text: encodeCommandText(command.text, known) })
      : await act({ do: 'say', channel, text: encodeText(text.trim(), known), ...(threadTs && { threadTs }) });
    return result.ok;
  };
}

function useComposer(props: Props) {
  const { me } = useDirectory();
  const [text, setText] = useStored(`goalpost.draft.${me.id}.${props.channel}.${props.threadTs ?? ''}`, '');
  const [closedFor, setClosedFor] = useState<string>();
  const [moved, setMoved] = useState<number>();
  const send = useSend(props);
  const known = useMentionable();
  const offers = closedFor === text ? [] : completionsOf(text, props.commands, known);

  // A complete command is sent by Enter as it stands; a half-typed name is completed first.
  const typed = splitCommand(text)?.command;
  const at = moved ?? (props.commands.some((one) => one.command === typed) ? -1 : 0);

  const change = (next: string) => {
    setText(next);
    setMoved(undefined);
  };
  const submit = async () => {
    if (text.trim() === '') return;
    setText('');
    // What was refused comes back, unless the person has gone on to write something else.
    if (!(await send(text))) setText(text);
  };
  return { text, change, offers, at, setAt: setMoved, submit, close: () => setClosedFor(text) };
}

/** What is typed while nothing is written in goes into the composer, as people who do not look where they type expect. */
function useStrayKeys(takes: boolean) {
  useEffect(() => {
    if (!takes) return;
    // The focus moves before the character is put anywhere: it lands in the composer.
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (isStray(event)) focusComposer();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [takes]);
}

/** Where messages and commands are written. Enter sends, Shift+Enter begins a new line, Tab completes. */
export function Composer(props: Props) {
  const { text, change, offers, at, setAt, submit, close } = useComposer(props);
  const act = useAct();
  const listId = useId();
  const area = useAutoHeight(text);
  const shortcuts = props.shortcuts.filter((one) => one.type === 'global');
  const take = (one: Completion) => {
    change(one.text);
    area.current?.focus();
  };

  useStrayKeys(props.threadTs === undefined);

  const onOfferKey = (event: KeyboardEvent): boolean => {
    const offer = offers[Math.max(at, 0)];
    if (!offer) return false;
    if (event.key === 'ArrowDown') setAt((at + 1) % offers.length);
    else if (event.key === 'ArrowUp') setAt((Math.max(at, 0) - 1 + offers.length) % offers.length);
    else if (event.key === 'Tab' && !event.shiftKey) take(offer);
    else if (event.key === 'Enter' && !event.shiftKey && at >= 0) take(offer);
    else if (event.key === 'Escape') close();
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (onOfferKey(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {offers.length > 0 && <CompletionList id={listId} offers={offers} at={at} onTake={take} />}
      <div className="composer-box">
        {shortcuts.length > 0 && (
          <Menu
            label="Shortcuts"
            className="icon-button"
            align="start"
            trigger={<Icon name="bolt" />}
            items={shortcuts.map((one) => ({
              key: one.callbackId,
              label: one.name,
              run: () => void act({ do: 'shortcut', callbackId: one.callbackId }),
            }))}
          />
        )}
        <textarea
          ref={area}
          rows={1}
          value={text}
          aria-label={props.placeholder}
          placeholder={props.placeholder}
          aria-controls={offers.length > 0 ? listId : undefined}
          aria-activedescendant={offers[at] ? `${listId}-${at}` : undefined}
          aria-autocomplete="list"
          data-composer={props.threadTs ? undefined : ''}
          data-testid={props.threadTs ? 'thread-composer' : 'composer'}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="send" aria-label="Send" disabled={text.trim() === ''}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
