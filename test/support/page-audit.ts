import type { Page } from 'playwright-core';

/** Text and controls of a page that not everybody can read or hit. */
export interface Audit {
  /** Pixels by which the document is wider than its window. */
  readonly overflow: number;
  /** Text whose contrast is below WCAG 2.2 AA, 1.4.3: 4.5 : 1, or 3 : 1 where it is large. */
  readonly faint: readonly string[];
  /** Controls below WCAG 2.2 AA, 2.5.8: 24 by 24 CSS pixels, but for links within a sentence. */
  readonly small: readonly string[];
}

/**
 * Looks at what is visible, behind an open dialog at nothing. Everything that it needs stands within: it runs in the
 * page. Disabled controls are exempt from contrast, as they are in WCAG. What lies under text without being around it
 * is not seen, and neither is a picture.
 */
function audit(): Audit {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const known = new Map<string, Colour>();
  const colourOf = (css: string): Colour => {
    const before = known.get(css);
    if (before !== undefined || context === null) return before ?? [0, 0, 0, 0];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const colour: Colour = [red, green, blue, alpha / 255];
    known.set(css, colour);
    return colour;
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (at: 0 | 1 | 2) => top[at] * top[3] + under[at] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = (colour: Colour) => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: Colour, other: Colour) => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const around = (element: Element): Element[] => {
    const all: Element[] = [];
    for (let at: Element | null = element; at !== null; at = at.parentElement) all.push(at);
    return all;
  };
  /** All colours of a gradient count as grounds. */
  const groundsOf = (element: Element): Colour[] => {
    const layers: Colour[][] = [];
    for (const one of around(element)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(one);
      const stops = backgroundImage.match(/(?:rgba?|color|oklch|oklab)\([^)]*\)/g) ?? [];
      const layer = stops.length > 0 ? stops.map(colourOf) : [colourOf(backgroundColor)];
      layers.unshift(layer);
      if (layer.every(([, , , alpha]) => alpha === 1)) break;
    }
    const paper: Colour = [255, 255, 255, 1];
    return layers.reduce((under, layer) => layer.flatMap((top) => under.map((one) => over(top, one))), [paper]);
  };
  const isSeen = (element: Element) => {
    const { width, height, left, right } = element.getBoundingClientRect();
    const isThere = width > 1 && height > 1 && right > 0 && left < window.innerWidth;
    return isThere && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const nameOf = (element: Element) => {
    const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const classes = [...element.classList].map((one) => `.${one}`).join('');
    return `${element.tagName.toLowerCase()}${classes} “${label.trim().slice(0, 40)}”`;
  };
  const dialogs = document.querySelectorAll('dialog:modal');
  const root = dialogs.item(dialogs.length - 1) ?? document.body;

  const judge = (element: Element, css: string, faint: Set<string>) => {
    if (element.closest(':disabled, [aria-disabled="true"]') !== null || !isSeen(element)) return;
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
    const opacity = around(element).reduce((share, one) => share * Number(getComputedStyle(one).opacity), 1);
    const [red, green, blue, alpha] = colourOf(css);
    for (const ground of groundsOf(element)) {
      const found = contrast(over([red, green, blue, alpha * opacity], ground), ground);
      if (found < least) faint.add(`${found.toFixed(2)} : 1, ${nameOf(element)}`);
    }
  };
  const faint = new Set<string>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || !/[\p{L}\p{N}]/u.test(node.textContent ?? '')) continue;
    judge(element, getComputedStyle(element).color, faint);
  }
  for (const field of root.querySelectorAll('input[placeholder], textarea[placeholder]')) {
    judge(field, getComputedStyle(field, '::placeholder').color, faint);
  }

  const controls =
    'button, a[href], input, select, textarea, summary, [role="button"], [role="option"], [tabindex="0"]';
  const isInSentence = (element: Element) =>
    element.tagName === 'A' && getComputedStyle(element).display.startsWith('inline');
  const least = 24;
  const small = [...root.querySelectorAll(controls)].filter((element) => {
    if (!isSeen(element) || isInSentence(element)) return false;
    const target = element.matches('[type="checkbox"], [type="radio"]')
      ? (element.closest('label') ?? element)
      : element;
    const { width, height } = target.getBoundingClientRect();
    // Half a pixel is a matter of rounding.
    return width < least - 0.5 || height < least - 0.5;
  });
  const sizeOf = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return `${Math.round(width)} × ${Math.round(height)}`;
  };
  return {
    overflow: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    faint: [...faint],
    small: [...new Set(small.map((element) => `${sizeOf(element)}, ${nameOf(element)}`))],
  };
}

/** Waits until nothing moves any more, and looks at the page. */
export async function auditPage(page: Page): Promise<Audit> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => {
      return playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
    }),
  );
  return page.evaluate(audit);
}
