import { describe, expect, it } from 'vitest';
import type { Parsed, Problem } from '../../../src/domain/problem.ts';
import { readDate } from '../../../src/domain/reading/dates.ts';
import { readPlan } from '../../../src/domain/reading/plans.ts';
import { readValue } from '../../../src/domain/reading/value.ts';
import { parseDaysOff } from '../../../src/domain/team/days-off.ts';
import { textsIn } from '../../../src/features/index.ts';
import { cell, expectPublished, table } from '../../support/published.ts';
import { DAYS, TODAY } from '../../support/typed-days.ts';
import { NONSENSE } from '../../support/typed-nonsense.ts';
import { PLANS } from '../../support/typed-plans.ts';
import { unitNamed, VALUES } from '../../support/typed-values.ts';

const REASONS: Partial<Record<Problem['code'], string>> = {
  required: 'nothing typed',
  'not-a-number': 'no number',
  'other-unit': 'another unit',
  'number-out-of-range': 'out of range',
  'unclear-list': 'unclear',
  'not-a-date': 'no date',
  'no-such-day': 'no such day',
};

/** What was read, in the words of the tables. */
function meaning<T>(read: Parsed<T>): T | string | undefined {
  if (read.ok) return read.value;
  return 'readings' in read.problem ? `either ${read.problem.readings.join(' or ')}` : REASONS[read.problem.code];
}

const orNone = (locale: string) => (locale === '' ? undefined : locale);

/** What is unseen gets its code point, and a cell of a table stays one. */
function shown(text: string): string {
  const seen = cell(text)
    .replaceAll(
      /[\p{Cf}\p{Mn}\u00a0\u202f]/gu,
      (one) => `⟨U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    )
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
    .replaceAll(/^ +| +$/g, (spaces) => '␣'.repeat(spaces.length));
  return seen === '' ? '' : `\`${seen}\``;
}

const told = (means: number | string | readonly number[]) =>
  typeof means === 'object' ? means.join('; ') || 'no values' : String(means);

const markdown = `# Typed input and its meaning

You type values, lists of values, and days into forms and after \`/goal show\`. These tables show how Goalpost reads them.

First, Goalpost brings the text to one spelling. It replaces full-width digits with the usual ones, removes invisible format
characters, and treats all dashes and minus signs alike, all apostrophes alike, and all spaces alike. Then it reads at most 40
characters of a value.

The form of the number, its currency, or your Slack language decides what the text means. If none of them does, Goalpost doesn't
guess: it shows you both readings, *either … or …*. It knows the conventions of English and German locales. An empty locale
stands for a person with another locale or none.

In the tables, ⟨U+200E⟩ is an invisible character, ⏎ ends a line, ⇥ is a tab, and ␣ is a space at either end.

To update this page, run \`npx vitest run test/domain/reading/typed-input.test.ts -u\`. A test fails if it is stale.

${Object.entries(VALUES)
  .map(([name, rows]) => {
    const lines = rows.map(([locale, unit, text, means]) => [shown(text), locale, unit, told(means)]);
    return `## ${name}\n${table(['typed', 'locale', 'unit', 'means'], lines)}`;
  })
  .join('\n\n')}

## Lists of values
You type milestones as a list. Separate values with semicolons, line breaks, tabs, or a comma and a space. A bare comma or space
also separates values if it can't belong to a number.

A milestone can have a title. Put one milestone on each line, or separate them with semicolons: first the value, then the
title, like \`82 first pilot\`. If the title starts with a number, put a colon before it: \`82: 100 clients\`.

${table(
  ['typed', 'locale', 'unit', 'means'],
  PLANS.map(([locale, unit, text, means]) => [shown(text), locale, unit, told(means)]),
)}

${Object.entries(DAYS)
  .map(([name, rows]) => {
    const lines = rows.map(([locale, text, means]) => [shown(text), locale, means]);
    return `## Days: ${name.toLowerCase()}\n${table(['typed', 'locale', `means, on ${TODAY}`], lines)}`;
  })
  .join('\n\n')}

## Unreadable input
Goalpost shows the error at the field and keeps your text there.

${table(
  ['field', 'typed', 'English error', 'German error'],
  NONSENSE.flatMap(({ english: en, german: de, rows }) => rows.map(([field, text]) => [field, shown(text), en, de])),
)}
`;

/** Reads a text as the field does into which it was typed. */
function readInto(field: string, text: string): Parsed<unknown> {
  if (field === 'day') return readDate(text, { today: TODAY, lean: 'back' });
  if (field === 'days off') return parseDaysOff(text);
  return field === 'list' ? readPlan(text, { kind: 'number' }) : readValue(text, unitNamed(field));
}

const nonsense = NONSENSE.flatMap(({ rows, ...told }) => rows.map(([field, text]) => ({ field, text, ...told })));

describe('what people type', () => {
  it('is listed in docs/typed-input.md', async () => {
    await expectPublished(markdown, 'docs/typed-input.md', 'test/domain/reading/typed-input.test.ts');
  });

  it('are at least 150 texts with a meaning, and 40 without one', () => {
    const values = Object.values(VALUES).flat();
    expect(values.length).toBeGreaterThanOrEqual(150);
    expect(nonsense.length).toBeGreaterThanOrEqual(40);
    expect(new Set(values.map((row) => row.join('|'))).size).toBe(values.length);
  });

  it.each(nonsense)(
    '$field: $text is refused with what to do, in both languages',
    ({ field, text, english, german }) => {
      const read = readInto(field, text);
      if (read.ok) throw new Error(`it was read as ${JSON.stringify(read.value)}`);
      expect(textsIn('en-GB').problem(read.problem)).toBe(english);
      expect(textsIn('de-DE').problem(read.problem)).toBe(german);
    },
  );

  describe.each(Object.entries(VALUES))('%s', (_, rows) => {
    it.each(rows)('%s %s: %j is %j', (locale, unit, text, means) => {
      expect(meaning(readValue(text, unitNamed(unit), orNone(locale)))).toEqual(means);
    });
  });

  describe.each(Object.entries(DAYS))('days: %s', (_, rows) => {
    it.each(rows)('%s: %j is %j', (locale, text, means) => {
      expect(meaning(readDate(text, { locale: orNone(locale), today: TODAY, lean: 'back' }))).toEqual(means);
    });
  });

  it.each(PLANS)('plans: %s %s: %j is %j', (locale, unit, text, means) => {
    expect(meaning(readPlan(text, unitNamed(unit), orNone(locale)))).toEqual(means);
  });
});
