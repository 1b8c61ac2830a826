import type { measures as english } from '../en/measures.ts';

/** Measures that Intl does not write. */
export const measures: typeof english = {
  points: (text, size) => `${text}\u00a0${size === 1 ? '%-Punkt' : '%-Punkte'}`,
};
