/** Puts the caret into the composer of the conversation, where there is one. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('[data-composer]')?.focus({ preventScroll: true });
}

/** Where a character that is typed means something already. */
const TAKEN = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox], dialog';

/** Whether a key is a character that nothing on the page waits for. */
export function isStray(event: KeyboardEvent): boolean {
  const isCharacter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.defaultPrevented || event.isComposing || !isCharacter) return false;
  const isOpen = document.querySelector('dialog[open]') !== null;
  return !isOpen && document.activeElement?.closest(TAKEN) == null;
}
