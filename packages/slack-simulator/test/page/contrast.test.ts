import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../page/src/styles/tokens.css', import.meta.url), 'utf8');

/** The six-digit colours of one block of the style sheet. */
function coloursOf(selector: string): ReadonlyMap<string, string> {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf('}', from));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance and contrast ratio as in WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const light = coloursOf(':root');
const dark = new Map([...light, ...coloursOf(':root[data-theme="dark"]')]);
const bySystem = new Map([...light, ...coloursOf(':root:not([data-theme])')]);

const grounds = ['ground', 'paper', 'raised', 'sunken', 'hover'];
const texts = ['text', 'soft', 'muted', 'link', 'brick-text', 'marigold-text', 'pine-text'];
const pairs = [
  ...grounds.flatMap((ground) => texts.map((text) => [text, ground])),
  ['on-pine', 'pine'],
  ['on-pine', 'pine-deep'],
  ['pine-text', 'pine-wash'],
  ['text', 'pine-wash'],
  ['on-marigold', 'marigold'],
  ['marigold-text', 'marigold-wash'],
  ['brick-text', 'brick-wash'],
  ['code', 'sunken'],
  ['on-stage', 'stage'],
  ['on-stage', 'stage-2'],
  ['on-stage-soft', 'stage'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, colours) => {
  it.each(pairs)('%s is readable on %s (WCAG AA, 4.5 : 1)', (text = '', ground = '') => {
    expect(contrast(colours.get(text) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['paper', 'raised'])('edges of fields are seen on %s (WCAG AA, 3 : 1)', (ground) => {
    expect(contrast(colours.get('line-strong') ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(3);
  });
});

describe('the dark theme', () => {
  it('is the same by choice and by the system', () => {
    expect(bySystem).toEqual(dark);
  });
});
