import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ElementState, StateValues } from '../../../src/protocol.ts';
import { useAct } from '../state/workspace.tsx';

/** Typing is sent to the server when it rests for as long. */
const REST_MS = 250;
/** And told to an app that listens to typing when it rests for as long. */
const TELL_MS = 350;

interface Pending {
  readonly blockId: string;
  readonly actionId: string;
  readonly state: ElementState;
}

/** What was typed into a view and is on its way to the server. */
export interface Mirror {
  readonly put: (blockId: string, actionId: string, state: ElementState) => void;
  /** Sends everything that still waits, and resolves when it has arrived. */
  readonly flush: () => Promise<void>;
  /** Forgets what still waits: the person closes the view. */
  readonly drop: () => void;
  /** Tells the app of typing once it rests; typing on in the same element begins the wait anew. */
  readonly tellAtRest: (blockId: string, actionId: string, tell: () => Promise<unknown>) => void;
  /** Tells the app nothing more of typing so far: a submission says it all, and a view drawn after it hides its errors. */
  readonly hush: () => void;
  /** The last state of an element that this page knows, if it was touched here. */
  readonly touched: (blockId: string, actionId: string) => ElementState | undefined;
}

/** Mirrors what is typed into a view to the server, at rest, so that it survives a reload. */
export function useMirror(viewId: string): Mirror {
  const act = useAct();
  const waiting = useRef(new Map<string, Pending>());
  const known = useRef<Record<string, Record<string, ElementState>>>({});
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tells = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const hush = useCallback(() => {
    for (const tell of tells.current.values()) clearTimeout(tell);
    tells.current.clear();
  }, []);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const batch = [...waiting.current.values()];
    waiting.current.clear();
    // One after the other, so that the server ends with the last state of each element.
    for (const one of batch)
      sending.current = sending.current.then(() =>
        act({ do: 'input', viewId, blockId: one.blockId, actionId: one.actionId, element: one.state }),
      );
    await sending.current;
  }, [act, viewId]);

  // A view that goes (another is pushed on top) still hands over what was typed last.
  useEffect(() => () => void flush(), [flush]);
  useEffect(() => hush, [hush]);

  return useMemo(
    () => ({
      put: (blockId, actionId, state) => {
        known.current[blockId] = { ...known.current[blockId], [actionId]: state };
        waiting.current.set(`${blockId}\n${actionId}`, { blockId, actionId, state });
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void flush(), REST_MS);
      },
      flush,
      drop: () => {
        clearTimeout(timer.current);
        waiting.current.clear();
        hush();
      },
      tellAtRest: (blockId, actionId, tell) => {
        const key = `${blockId}\n${actionId}`;
        clearTimeout(tells.current.get(key));
        tells.current.set(
          key,
          setTimeout(() => void tell(), TELL_MS),
        );
      },
      hush,
      touched: (blockId, actionId) => known.current[blockId]?.[actionId],
    }),
    [flush, hush],
  );
}

/** The state of an element as this page knows it best: typed here, or else as the server has it. */
export function bestState(mirror: Mirror, values: StateValues, blockId: string, actionId: string) {
  return mirror.touched(blockId, actionId) ?? values[blockId]?.[actionId];
}
