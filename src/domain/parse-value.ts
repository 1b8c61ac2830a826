import type { Unit } from './kpi.ts';
import { LARGEST_VALUE, tidy } from './numbers.ts';
import { type Parsed, parsed, refused } from './problem.ts';

const LONGEST_TEXT = 40;
const MINUTES = { m: 1, min: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 } as const;
const UNIT_MINUTES = { minutes: 1, hours: 60, days: 24 * 60, weeks: 7 * 24 * 60 } as const;
const MAGNITUDE = { k: 1e3, m: 1e6 } as const;
const PLAIN = /^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/;
/** `1,200` is 1200 to some readers and 1.2 to others. */
const AMBIGUOUS = /^[+-]?\d{1,3},\d{3}$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/;

/**
 * Reads a value as a person types it: `80`, `80%`, `80,5`, `1.2k`, `€ 1200`, `1,234,567.8`, or for durations `2w 3d`
 * and `36 h`. A bare number is in the KPI's own unit. The result is finite and at most {@link LARGEST_VALUE} in size.
 */
export function parseValue(text: string, unit: Unit): Parsed<number> {
  const typed = text
    .trim()
    .replaceAll('\u2212', '-')
    .replaceAll(/[\u00a0\u2009\u202f]/g, ' ');
  if (typed === '') return refused({ code: 'required' });
  if (typed.length > LONGEST_TEXT) return refused({ code: 'not-a-number', unit });
  const spans = unit.kind === 'duration' ? parseSpans(typed, unit.in) : undefined;
  const read = spans === undefined ? parsePlain(typed, unit) : parsed(spans);
  if (!read.ok) return read;
  if (Math.abs(read.value) > LARGEST_VALUE) {
    return refused({ code: 'number-out-of-range', min: -LARGEST_VALUE, max: LARGEST_VALUE });
  }
  return parsed(tidy(read.value));
}

function parsePlain(typed: string, unit: Unit): Parsed<number> {
  const bare = withoutUnit(typed, unit).replaceAll(' ', '');
  const { digits, factor } = withoutMagnitude(bare, unit);
  if (AMBIGUOUS.test(digits)) {
    return refused({ code: 'ambiguous-number', whole: digits.replace(',', ''), decimal: digits.replace(',', '.') });
  }
  if (GROUPED.test(digits)) return parsed(Number(digits.replaceAll(',', '')) * factor);
  if (!PLAIN.test(digits)) return refused({ code: 'not-a-number', unit });
  return parsed(Number(digits.replace(',', '.')) * factor);
}

function withoutUnit(typed: string, unit: Unit): string {
  if (unit.kind === 'percent') return typed.replace(/\s*(%|percent|pct)$/i, '');
  if (unit.kind !== 'currency') return typed;
  const code = new RegExp(`^\\s*${unit.currency}\\s*|\\s*${unit.currency}\\s*$`, 'i');
  return typed
    .replace(code, '')
    .replace(/^([+-]?)\s*\p{Sc}\s*/u, '$1')
    .replace(/\s*\p{Sc}$/u, '');
}

function withoutMagnitude(bare: string, unit: Unit): { digits: string; factor: number } {
  const letter = bare.at(-1)?.toLowerCase();
  if ((letter === 'k' || letter === 'm') && (unit.kind === 'number' || unit.kind === 'currency')) {
    return { digits: bare.slice(0, -1), factor: MAGNITUDE[letter] };
  }
  return { digits: bare, factor: 1 };
}

/** `2w 3d` in the named unit, or undefined where the text is no list of spans. */
function parseSpans(typed: string, unit: keyof typeof UNIT_MINUTES): number | undefined {
  const compact = typed.toLowerCase().replaceAll(' ', '');
  const words = compact
    .replaceAll(/weeks?/g, 'w')
    .replaceAll(/days?/g, 'd')
    .replaceAll(/hours?|hrs?/g, 'h')
    .replaceAll(/minutes?|mins?/g, 'min');
  if (!/^(\d+(?:[.,]\d+)?(?:w|d|h|min|m))+$/.test(words)) return undefined;
  let minutes = 0;
  for (const [, count = '', span = 'm'] of words.matchAll(/(\d+(?:[.,]\d+)?)(w|d|h|min|m)/g)) {
    minutes += Number(count.replace(',', '.')) * MINUTES[span as keyof typeof MINUTES];
  }
  return minutes / UNIT_MINUTES[unit];
}
