import type { Confirm } from '@slack/types';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useConfirm } from '../components/ConfirmDialog.tsx';
import { currentValue, type InteractiveElement, stateAt, stateWith } from './elements.ts';
import { useSurface } from './surface.tsx';

/** Echoes of so many own states are told from a change that came from elsewhere. */
const REMEMBERED = 50;

/** How an element stands in its block. */
export interface Placement {
  readonly blockId: string;
  /** Gathered for the submission (`input`), or sent to the app at once (`action`). */
  readonly role: 'input' | 'action';
  /** Of an input block: the app wants to hear of changes as well. */
  readonly dispatches: boolean;
  /** Ids of the texts that name and describe the field. */
  readonly labelledBy?: string;
  readonly describedBy?: string | undefined;
  readonly label: string;
  readonly invalid: boolean;
  readonly required: boolean;
}

export interface Field {
  readonly value: unknown;
  /** Takes a new value; `tell` also tells the app, where the placement has it so. */
  readonly set: (value: unknown, tell?: boolean) => void;
  /** Tells the app what the element holds now. */
  readonly tell: (value: unknown) => Promise<void>;
  /** Put on the element's focus and blur, so that nothing is overwritten while someone types. */
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

const confirmOf = (element: InteractiveElement): Confirm | undefined =>
  'confirm' in element ? element.confirm : undefined;

/** Drops what was typed here once the server has something else, which this page did not send, and nobody is typing. */
function useForeignChange(server: string, own: () => ReadonlySet<string>, isFocused: () => boolean, drop: () => void) {
  const last = useRef(server);
  useEffect(() => {
    if (last.current === server) return;
    last.current = server;
    if (!isFocused() && !own().has(server)) drop();
  }, [server, own, isFocused, drop]);
}

/** The value of an element and the ways in which it travels: mirrored to the server, told to the app. */
export function useField(element: InteractiveElement, placement: Placement): Field {
  const { surface, values, mirror, dispatch } = useSurface();
  const confirm = useConfirm();
  const { blockId, role, dispatches } = placement;
  const actionId = element.action_id ?? '';
  const [local, setLocal] = useState<{ readonly value: unknown }>();
  const focused = useRef(false);
  const sent = useRef(new Set<string>());

  const server = stateAt(values, blockId, actionId);
  useForeignChange(
    JSON.stringify(server) ?? '',
    useCallback(() => sent.current, []),
    useCallback(() => focused.current, []),
    useCallback(() => setLocal(undefined), []),
  );

  const put = (value: unknown) => {
    const state = stateWith(element.type, value);
    if (sent.current.size >= REMEMBERED) sent.current.clear();
    sent.current.add(JSON.stringify(state));
    setLocal({ value });
    if (role === 'input' && surface.kind === 'view') mirror(blockId, actionId, state);
    return state;
  };
  const tell = async (value: unknown) => {
    if (role === 'input' && !dispatches) return;
    await dispatch(blockId, actionId, stateWith(element.type, value));
  };
  const set = async (value: unknown, tells = true) => {
    const asked = confirmOf(element);
    if (asked && !(await confirm(asked))) return;
    put(value);
    if (tells) await tell(value);
  };
  return {
    value: local ? local.value : currentValue(element, server),
    set: (value, tells) => void set(value, tells),
    tell,
    onFocus: () => {
      focused.current = true;
    },
    onBlur: () => {
      focused.current = false;
    },
  };
}
