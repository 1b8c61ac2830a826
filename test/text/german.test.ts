import { describe, expect, it } from 'vitest';
import { CALCULATORS } from '../../src/domain/calculators/index.ts';
import { UNITS } from '../../src/domain/kpi/unit.ts';
import { readValue } from '../../src/domain/reading/value.ts';
import { kudos } from '../../src/text/de/check-in/kudos.ts';
import { calculators } from '../../src/text/de/goal/calculators.ts';
import { pace } from '../../src/text/de/pace.ts';
import { problems } from '../../src/text/de/problems.ts';
import { rounds } from '../../src/text/de/round/rounds.ts';
import { words } from '../../src/text/de/words.ts';
import { calculators as inEnglish } from '../../src/text/en/goal/calculators.ts';
import { formats } from '../../src/text/format.ts';
import { english, german } from '../support/texts.ts';

const format = formats('de-DE');
const word = words(format);
const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the German texts', () => {
  it('give examples of numbers that can be typed', () => {
    const problem = problems(format);
    for (const unit of UNITS.values()) {
      const sentence = problem({ code: 'not-a-number', unit });
      const examples = / so: (.+)\.$/.exec(sentence)?.[1]?.split(/, | oder /) ?? [];
      expect(examples.length, sentence).toBeGreaterThan(1);
      for (const example of examples) expect(readValue(example, unit, 'de-DE'), example).toHaveProperty('value');
    }
  });

  it('name every calculator and every number that it asks for', () => {
    const [de, en] = [calculators(format), inEnglish(format)];
    const [names, namesInEnglish] = [german().template.calculator, english().template.calculator];
    for (const [id, { inputs }] of CALCULATORS) {
      expect(names(id)).not.toBe(id);
      expect(names(id)).not.toBe(namesInEnglish(id));
      for (const input of Object.keys(inputs)) expect([input, en.input(id, input)]).not.toContain(de.input(id, input));
    }
  });

  it('name rounds by their period', () => {
    const period = { id: '2026-Q2', first: '2026-04-01', last: '2026-06-30' };
    const names = (['monthly', 'quarterly', 'weekly', 'asked'] as const).map((kind) => word.round(kind, period));
    expect(names).toEqual(['Check-in April', 'Review Q1', 'Check-in der Woche vom 1. April', 'Check-in vom 1. April']);
  });

  it('tell where the trend leads', () => {
    const kpi = { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85 } as const;
    const forecast = {
      known: true,
      value: 84.1,
      low: 83.8,
      high: 84.6,
      perDay: 0.01,
      values: 10,
      decimals: 1,
    } as const;
    expect(plain(pace(format).forecast(forecast, kpi, { on: '2026-12-31', today: '2026-11-30' }))).toBe(
      'Bei diesem Tempo am 31. Dezember: 84,1 % (83,8 % bis 84,6 %); Zielwert 85 %.',
    );
  });

  it('count one and many', () => {
    const counts = { 'on-track': 2, 'at-risk': 1, 'off-track': 0, ended: 0 };
    expect(rounds(format, word).summary({ answered: 3, asked: 4, skipped: 1 }, counts).mrkdwn).toBe(
      '*Wo wir stehen:* 3 von 4 beantwortet · 1 ausgelassen. 2 im Plan und 1 gefährdet.',
    );
    expect([0, 1, 3].map((others) => kudos(format).from(['Mara'], others).mrkdwn)).toEqual([
      ':clap: Applaus von Mara',
      ':clap: Applaus von Mara und 1 weiteren Person',
      ':clap: Applaus von Mara und 3 weiteren',
    ]);
  });
});
