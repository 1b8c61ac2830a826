/** Measures that Intl does not write. */
export const measures = {
  /** Percentage points: the size as text, and as the number that decides between one and many. */
  points: (text: string, _size: number): string => `${text}\u00a0pp`,
};
