import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Floating } from '../components/Floating.tsx';
import { Icon } from '../components/Icon.tsx';
import { ariaOf, focusMark } from './aria.ts';
import { Chips } from './Chips.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import type { Choice } from './choices.ts';
import type { Placement } from './useField.ts';

interface Props {
  readonly many: boolean;
  readonly choices: readonly Choice[];
  readonly chosen: readonly Choice[];
  readonly note: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onPick: (choice: Choice) => void;
  readonly onRemove: (choice: Choice) => void;
  readonly clearable: boolean;
  readonly placeholder: string;
  readonly placement: Placement;
  readonly focusFirst: boolean;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** Where the highlight goes for a key, among `count` lines; undefined for other keys. */
function moved(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'PageDown') return Math.min(at + 8, count - 1);
  if (key === 'PageUp') return Math.max(at - 8, 0);
  return undefined;
}

/** What the keys do in a picker. */
function useKeys(
  { many, choices, chosen, open, onOpen, query, onRemove }: Props,
  at: number,
  setAt: (at: number) => void,
  pick: (choice: Choice) => void,
  close: () => void,
) {
  const onOpenKey = (event: KeyboardEvent) => {
    const to = moved(event.key, at, choices.length);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter') {
      const choice = choices[at];
      if (choice) pick(choice);
    } else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (event: KeyboardEvent) => {
    if (event.key === 'Tab') close();
    else if (event.key === 'Backspace' && query === '' && many) {
      const last = chosen.at(-1);
      if (last) onRemove(last);
    } else if (open) onOpenKey(event);
    else if (event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'ArrowUp') {
      event.preventDefault();
      onOpen(true);
    }
  };
}

/** A combobox with type-ahead, for one choice or many (ARIA Authoring Practices, "Combobox"). */
export function Picker(props: Props) {
  const { many, choices, chosen, open, onOpen, query, onQuery, placement } = props;
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(0);
  const single = many ? undefined : chosen[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new query begins at the top again
  useEffect(
    () => setAt(Math.max(0, query === '' ? choices.findIndex((one) => one.key === single?.key) : 0)),
    [query, open],
  );

  const close = () => {
    onOpen(false);
    onQuery('');
  };
  const pick = (choice: Choice) => {
    props.onPick(choice);
    if (many) onQuery('');
    else close();
    input.current?.focus();
  };
  const onKeyDown = useKeys(props, at, setAt, pick, close);
  return (
    <div className={placement.invalid ? 'picker picker-invalid' : 'picker'} ref={box}>
      {many && <Chips chosen={chosen} onRemove={props.onRemove} />}
      <input
        ref={input}
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && choices[at] ? `${listId}-${at}` : undefined}
        aria-autocomplete="list"
        {...ariaOf(placement)}
        {...focusMark(props.focusFirst)}
        className={single && !open ? 'picker-input picker-chosen' : 'picker-input'}
        value={open ? query : (single?.label ?? '')}
        placeholder={many && chosen.length > 0 ? '' : (single?.label ?? props.placeholder)}
        onChange={(event) => {
          onQuery(event.target.value);
          onOpen(true);
        }}
        onClick={() => onOpen(true)}
        onFocus={props.onFocus}
        onBlur={() => {
          props.onBlur();
          close();
        }}
        onKeyDown={onKeyDown}
      />
      {single && props.clearable && (
        <button type="button" className="picker-clear" aria-label="Clear" onClick={() => props.onRemove(single)}>
          <Icon name="close" />
        </button>
      )}
      <Icon name="chevron" />
      {open && (
        <Floating anchor={box}>
          <ChoiceList
            id={listId}
            choices={choices}
            chosen={chosen}
            many={many}
            note={props.note}
            at={at}
            onPick={pick}
          />
        </Floating>
      )}
    </div>
  );
}
