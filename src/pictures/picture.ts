/** A value at a place on the time axis, in days. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** A place on an axis, and what is written there. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** What a value is held against, the most important first: where room is short, the last ones lose their label. */
export interface Mark {
  readonly kind: 'target' | 'stretch' | 'at-least' | 'at-most' | 'benchmark' | 'milestone';
  readonly value: number;
  readonly name: string;
  /** The value as it is written. */
  readonly text: string;
}

/** Where a trend leads, from the last value on. */
export interface Band extends Point {
  readonly low: number;
  readonly high: number;
}

/**
 * All that a picture of a trend holds, with every text as it is written: nothing but plain values, so that it can be
 * handed to a thread.
 */
export interface TrendPicture {
  /** Left out of the picture where the bundled fonts lack a character of it. */
  readonly title: string;
  /** The ends of the time axis, in days. */
  readonly from: number;
  readonly to: number;
  /** The ends of the value axis. */
  readonly low: number;
  readonly high: number;
  /** The earliest first. */
  readonly values: readonly Point[];
  /** How the last value is written; absent where there is none. */
  readonly latest?: string;
  readonly expected: readonly Point[];
  readonly marks: readonly Mark[];
  readonly forecast?: Band;
  readonly valueTicks: readonly Tick[];
  readonly timeTicks: readonly Tick[];
  /** What the lines are called. */
  readonly legend: { readonly actual: string; readonly expected: string; readonly forecast: string };
}

/** A rectangle, in the picture's units, from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
