import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useRef } from 'react';
import { focusComposer } from '../state/focus.ts';

/** What the focus goes to first: what the app asked for, else the first field, else the first button that acts. */
const FIRST = ['[data-focus-first]', '.field :is(input, textarea)', '.dialog-actions button[type=submit]'];

/**
 * After a dialog. What had the focus before may be gone by now; then what is typed next belongs in the composer. And
 * where browsers give the focus back they may leave the caret behind, so that a field looks focused and takes no text.
 */
function returnFocus(): void {
  const before = document.activeElement;
  if (before === null || before === document.body) focusComposer();
  else if (before instanceof HTMLInputElement || before instanceof HTMLTextAreaElement) {
    before.blur();
    before.focus({ preventScroll: true });
  }
}

/**
 * Opens a `<dialog>` as long as the component lives. The browser keeps the focus in it, makes the rest inert and gives
 * the focus back at the end.
 * @param dismiss asked for by Escape or by the back gesture of a phone; the dialog itself stays until it is unmounted
 * @returns what to spread on the dialog
 */
export function useModalDialog(dismiss: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  // A layout effect is undone while the dialog still stands in the document: only then does closing give the focus back.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element && !element.open) element.showModal();
    const first = FIRST.map((selector) => element?.querySelector<HTMLElement>(selector)).find(Boolean);
    first?.focus();
    return () => {
      element?.close();
      returnFocus();
    };
  }, []);
  const stop = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    dismiss();
  };
  return {
    ref,
    onCancel: stop,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop(event);
    },
  };
}
