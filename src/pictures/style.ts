/**
 * The picture's own units. It is rendered larger (`SCALE`), and a phone shows it some 360 units wide: the smallest
 * letters are then as large as those of a message.
 */
export const WIDTH = 480;
export const HEIGHT = 320;
/** Names stand above and below the rings. */
export const RADAR_HEIGHT = 370;
export const SCALE = 2.5;
export const PADDING = 14;
export const TITLE_SIZE = 17;
export const TEXT_SIZE = 13.5;
export const VALUE_SIZE = 15.5;

/**
 * On a ground of its own, so that it reads in dark mode, too. Blue, orange and greys differ for every kind of colour
 * vision (Okabe and Ito, "Color Universal Design", 2008), and each line has a dash of its own besides.
 */
export const COLOURS = {
  ground: '#ffffff',
  edge: '#d0d5dd',
  grid: '#e4e7ec',
  text: '#1d2939',
  quiet: '#475467',
  actual: '#0060a8',
  expected: '#667085',
  forecast: '#b54708',
  band: '#fdd9b5',
  target: '#05603a',
} as const;

/**
 * From the worst to the best: from orange over a pale grey to blue, which differ for every kind of colour vision (Brewer,
 * "ColorBrewer 2", PuOr and RdBu, 2002). The text on each has a contrast of 4.5 to 1 at least.
 */
export const HEATS = [
  { fill: '#b35806', text: '#ffffff' },
  { fill: '#f1a340', text: '#1d2939' },
  { fill: '#fee0b6', text: '#1d2939' },
  { fill: '#f2f4f7', text: '#1d2939' },
  { fill: '#d1e5f0', text: '#1d2939' },
  { fill: '#67a9cf', text: '#1d2939' },
  { fill: '#2166ac', text: '#ffffff' },
] as const;

/** The dashes of what a value is held against. */
export const MARK_DASHES = {
  target: '',
  'at-least': '',
  'at-most': '',
  stretch: '2 4',
  benchmark: '9 4 2 4',
  milestone: '',
} as const;
export const EXPECTED_DASH = '6 4';
export const GAP_DASH = '1 5';
export const FORECAST_DASH = '3 3';
