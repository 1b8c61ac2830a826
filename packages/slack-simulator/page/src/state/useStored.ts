import { useCallback, useState } from 'react';

/** Storage may be forbidden (private windows, policies); then the page works and forgets. */
function recall(key: string): string | undefined {
  try {
    return window.localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text under a key, or forgets it where the text is empty. */
function remember(key: string, text: string): void {
  try {
    if (text === '') window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, text);
  } catch {
    // Full or forbidden storage costs the memory of a preference or draft only.
  }
}

/** A text that survives a reload. */
export function useStored(key: string, initial: string): readonly [string, (next: string) => void] {
  const [held, setHeld] = useState({ key, text: recall(key) ?? initial });
  const text = held.key === key ? held.text : (recall(key) ?? initial);
  const set = useCallback(
    (next: string) => {
      remember(key, next);
      setHeld({ key, text: next });
    },
    [key],
  );
  return [text, set];
}
