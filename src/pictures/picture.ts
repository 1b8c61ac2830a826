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
  readonly kind: 'trend';
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

/** What is scored on one axis of a radar. */
export interface RadarAxis {
  readonly name: string;
  /** Absent where nothing was scored. One beyond the ends of the scale stands at its end. */
  readonly value?: number;
  /** The score beside its name, as it is written: `4, was 3`. */
  readonly text: string;
  readonly before?: number;
  /** Of several scorers, the least and the greatest. */
  readonly spread?: { readonly low: number; readonly high: number };
}

/** Scores on some axes around a middle, and the ones before. Plain values, like the rest. */
export interface RadarPicture {
  readonly kind: 'radar';
  /** Left out of the picture where the bundled fonts lack a character of it. */
  readonly title: string;
  /** What stands in the middle, which is less than the least score, and at the edge. */
  readonly low: number;
  readonly high: number;
  readonly rings: readonly Tick[];
  /** From the top on, clockwise: three to eight. */
  readonly axes: readonly RadarAxis[];
  readonly legend: { readonly now: string; readonly before: string; readonly spread: string };
}

/** One small trend among several. */
export interface Panel {
  /** Left out where the bundled fonts lack a character of it. */
  readonly title: string;
  /** How the last value is written, and what is said of it beside that: `on track`. */
  readonly latest: string;
  readonly note: string;
  /** The ends of its own axes. */
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  /** The earliest first. */
  readonly values: readonly Point[];
  readonly expected: readonly Point[];
  /** What the values are to reach or to stay within. */
  readonly aims: readonly number[];
}

/** Several small trends, each on a scale of its own, side by side. */
export interface PanelsPicture {
  readonly kind: 'panels';
  readonly title: string;
  /** Twelve at most are shown, the first ones. */
  readonly panels: readonly Panel[];
  /** What is said of those that are not shown; empty where all are. */
  readonly more: string;
  readonly legend: { readonly actual: string; readonly expected: string; readonly aim: string };
}

/** One cell of a heat map. */
export interface HeatCell {
  /** From 0, the worst, to 1, the best; absent where there is nothing. */
  readonly share?: number;
  readonly text: string;
}

/** Rows by columns, each cell in the colour of its share, with what it is written in it. */
export interface HeatPicture {
  readonly kind: 'heat';
  readonly title: string;
  /** Six at most are shown, the first ones. */
  readonly columns: readonly string[];
  /** Fifteen at most are shown, the first ones. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly HeatCell[] }[];
  /** What is said of those that are not shown; empty where all are. */
  readonly more: string;
  /** What the ends of the colours mean. */
  readonly legend: { readonly worst: string; readonly best: string };
}

/** All that can be made a picture. */
export type Picture = TrendPicture | RadarPicture | PanelsPicture | HeatPicture;

/** A rectangle, in the picture's units, from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
