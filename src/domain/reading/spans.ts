import type { Unit } from '../kpi/kpi.ts';
import { type Parsed, parsed, refused } from '../problem.ts';
import { readDigits } from './digits.ts';
import { marksOf } from './marks.ts';

type DurationUnit = Unit & { readonly kind: 'duration' };
type Span = DurationUnit['in'] | 'seconds';

const MINUTES: Readonly<Record<Span, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440, weeks: 10_080 };
/** In English, German and Japanese: what a value is shown with can be typed. A working day has no length of its own. */
const WORDS: Readonly<Record<string, Span>> = {
  ...of('seconds', 's sec secs second seconds sek sekunde sekunden 秒'),
  ...of('minutes', 'm min mins minute minutes minuten 分'),
  ...of('hours', 'h hr hrs hour hours std stunde stunden 時間'),
  ...of('days', 'd day days tag tage tagen tg 日'),
  ...of('weeks', 'w wk wks week weeks wo woche wochen 週間'),
};
const PART = /((?:\d{1,3}(?:[ ']\d{3})+|\d)[\d.,]*) ?(\p{L}+)\.? ?(?:(?:,|and|und|&|\+)(?![\p{L}]) ?)?/uy;
/** `1h30`: minutes that go without saying. */
const BARE_MINUTES = /^[0-5]?\d$/;
const CLOCK = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/;
const SECONDS_PER_MINUTE = 60;

/**
 * A length of time in its own words, in the named unit: `2w 3d`, `1h30`, `2,5 Std.`, `1:30`. Undefined where the text is
 * none. Each unit may be named once: `14d 10d` are two lengths.
 */
export function readSpans(typed: string, unit: DurationUnit, locale: string | undefined): Parsed<number> | undefined {
  const clock = readClock(typed, unit);
  if (clock !== undefined) return clock;
  const text = typed.toLowerCase();
  const parts: { readonly count: string; readonly span: Span }[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const from = PART.lastIndex;
    const [, count, word = ''] = PART.exec(text) ?? [];
    const span = WORDS[word];
    if (count === undefined || span === undefined) {
      const rest = text.slice(from);
      if (parts.at(-1)?.span !== 'hours' || !BARE_MINUTES.test(rest)) return undefined;
      parts.push({ count: rest, span: 'minutes' });
      break;
    }
    parts.push({ count, span });
  }
  return new Set(parts.map(({ span }) => span)).size === parts.length ? sumOf(parts, unit, locale) : undefined;
}

function sumOf(
  parts: readonly { readonly count: string; readonly span: Span }[],
  unit: DurationUnit,
  locale: string | undefined,
): Parsed<number> | undefined {
  let minutes = 0;
  for (const { count, span } of parts) {
    const read = readDigits(count, { marks: marksOf(locale) });
    if (read === undefined) return undefined;
    if ('readings' in read) return refused({ code: 'ambiguous-number', readings: read.readings });
    minutes += read.value * MINUTES[span];
  }
  return parsed(minutes / MINUTES[unit.in]);
}

/** `1:30` is an hour and a half; where the KPI counts minutes it may as well be a minute and a half. */
function readClock(typed: string, unit: DurationUnit): Parsed<number> | undefined {
  const [, first, second, third] = CLOCK.exec(typed) ?? [];
  if (first === undefined) return undefined;
  if (third === undefined && unit.in === 'minutes') {
    return refused({ code: 'ambiguous-number', readings: [`${first}h ${second}m`, `${first}m ${second}s`] });
  }
  const minutes = Number(first) * MINUTES.hours + Number(second) + Number(third ?? 0) / SECONDS_PER_MINUTE;
  return parsed(minutes / MINUTES[unit.in]);
}

function of(span: Span, words: string): Record<string, Span> {
  return Object.fromEntries(words.split(' ').map((word) => [word, span]));
}
