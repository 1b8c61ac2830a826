import type { Placement } from './useField.ts';

/** What tells screen readers the name, the hint, the error and the duty of a field. */
export function ariaOf(placement: Placement, fallback = placement.label) {
  return {
    'aria-labelledby': placement.labelledBy,
    'aria-label': placement.labelledBy ? undefined : fallback,
    'aria-describedby': placement.describedBy,
    'aria-invalid': placement.invalid,
    'aria-required': placement.required,
  };
}

/** Marks the element that the app wants the focus on when its view opens. */
export function focusMark(wanted: boolean | undefined) {
  return { 'data-focus-first': wanted ? '' : undefined };
}
