import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, STATUSES } from '../../src/domain/goal/goal.ts';
import { DIRECTIONS } from '../../src/domain/kpi/kpi.ts';
import { UNITS } from '../../src/domain/kpi/unit.ts';
import type { Refusal } from '../../src/domain/policy.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { COMMANDS, textsIn } from '../../src/features/index.ts';
import { aCheckIn, aGoal } from '../support/samples.ts';
import { english, german } from '../support/texts.ts';

const t = english();
const NOTHING_SPARED = { fresh: 0, others: 0, days: 3 };
const source = resolve(import.meta.dirname, '../../src');

/** Every piece of text in the literals and templates of the files of a folder. */
function literalsIn(folder: string): string[] {
  const files = readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const path = join(source, folder, file);
      const parsed = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
          found.push(node.text);
        }
        ts.forEachChild(node, visit);
      };
      visit(parsed);
      return found;
    });
}

/** One of each code: a problem without a sentence, or without an example here, does not compile. */
const PROBLEMS: { readonly [Code in Problem['code']]: Extract<Problem, { code: Code }> } = {
  required: { code: 'required' },
  'too-long': { code: 'too-long', max: 3000 },
  'not-a-number': { code: 'not-a-number', unit: { kind: 'percent' } },
  'other-unit': { code: 'other-unit', unit: { kind: 'currency', currency: 'EUR' } },
  'ambiguous-number': { code: 'ambiguous-number', readings: ['1200', '1.200'] },
  'unclear-list': { code: 'unclear-list', unit: { kind: 'percent' } },
  'no-such-day': { code: 'no-such-day', typed: '31.2.2026' },
  'ambiguous-date': { code: 'ambiguous-date', readings: ['2026-03-04', '2026-04-03'] },
  'number-out-of-range': { code: 'number-out-of-range', min: 1, max: 20 },
  'not-a-whole-number': { code: 'not-a-whole-number' },
  'nothing-counted': { code: 'nothing-counted' },
  'result-too-large': { code: 'result-too-large', max: 1e12 },
  'target-equals-baseline': { code: 'target-equals-baseline' },
  'target-on-wrong-side': { code: 'target-on-wrong-side', direction: 'increase' },
  'stretch-on-wrong-side': { code: 'stretch-on-wrong-side', direction: 'decrease' },
  'other-kpi-unit': { code: 'other-kpi-unit' },
  'parent-gone': { code: 'parent-gone' },
  'parent-circle': { code: 'parent-circle' },
  'too-many-levels': { code: 'too-many-levels', max: 3 },
  'too-many-children': { code: 'too-many-children', max: 50 },
  'weight-alone': { code: 'weight-alone' },
  'weights-sum': { code: 'weights-sum', sum: 80 },
  'weights-full': { code: 'weights-full', sum: 110, without: 2 },
  'kpi-shared': { code: 'kpi-shared' },
  'plan-for-bound': { code: 'plan-for-bound' },
  'plan-count': { code: 'plan-count', typed: 3, months: 12, quarters: 4 },
  'plan-end': { code: 'plan-end', target: 90, unit: { kind: 'percent' } },
  'plan-no-season': { code: 'plan-no-season' },
  'kpi-has-goal': { code: 'kpi-has-goal' },
  'kpi-full': { code: 'kpi-full', max: 1000 },
  'low-not-below-high': { code: 'low-not-below-high' },
  'milestone-outside': { code: 'milestone-outside' },
  'too-many-people': { code: 'too-many-people', max: 10 },
  'cannot-see': { code: 'cannot-see' },
  'private-goal': { code: 'private-goal' },
  'same-person': { code: 'same-person' },
  'nothing-to-hand': { code: 'nothing-to-hand' },
  'say-why': { code: 'say-why' },
  'too-many-milestones': { code: 'too-many-milestones', max: 10 },
  'not-a-date': { code: 'not-a-date' },
  'date-in-past': { code: 'date-in-past', today: '2026-03-02' },
  'date-too-far': { code: 'date-too-far', years: 10 },
  'date-before-start': { code: 'date-before-start', start: '2026-01-01' },
  'due-before-value': { code: 'due-before-value', last: '2026-02-24', today: '2026-03-02' },
  'reason-missing': { code: 'reason-missing' },
  'goal-over': { code: 'goal-over' },
  'date-in-future': { code: 'date-in-future', today: '2026-03-02' },
  'value-and-inputs': { code: 'value-and-inputs' },
  'nothing-to-correct': { code: 'nothing-to-correct' },
  'corrected-meanwhile': { code: 'corrected-meanwhile' },
  'not-yours-to-correct': { code: 'not-yours-to-correct' },
  'nothing-answered': { code: 'nothing-answered' },
  'nothing-changed': { code: 'nothing-changed' },
  'value-missing': { code: 'value-missing' },
  'goal-closed': { code: 'goal-closed' },
  'too-many-actions': { code: 'too-many-actions', max: 100, open: true },
  'action-unseen': { code: 'action-unseen' },
  'action-done': { code: 'action-done' },
  'too-many-resources': { code: 'too-many-resources', max: 20 },
  'tools-have-no-amount': { code: 'tools-have-no-amount' },
  'score-reason': { code: 'score-reason', proposed: 0.6 },
  'nothing-proposed': { code: 'nothing-proposed' },
  'too-many-objectives': { code: 'too-many-objectives', max: 10 },
  'too-many-proposals': { code: 'too-many-proposals', max: 50 },
  'draft-only-dropped': { code: 'draft-only-dropped' },
  'same-due': { code: 'same-due' },
  'too-many-changes': { code: 'too-many-changes', max: 500 },
  'goal-full': { code: 'goal-full', max: 1000 },
  'not-yours': { code: 'not-yours' },
  'channel-taken': { code: 'channel-taken' },
  'channel-archived': { code: 'channel-archived' },
  'channel-uninvited': { code: 'channel-uninvited' },
  'channel-direct': { code: 'channel-direct' },
  'team-removed': { code: 'team-removed' },
  'team-name-taken': { code: 'team-name-taken' },
  'cannot-be-members': { code: 'cannot-be-members', names: ['Ada', 'Gus'] },
  'changed-meanwhile': { code: 'changed-meanwhile' },
  'unknown-team': { code: 'unknown-team' },
  'unknown-zone': { code: 'unknown-zone' },
  'choose-one': { code: 'choose-one' },
  'cannot-answer': { code: 'cannot-answer' },
  'not-in-team': { code: 'not-in-team' },
  'not-in-channel': { code: 'not-in-channel' },
  'calculator-unit': { code: 'calculator-unit', unit: 'percent' },
  'name-taken': { code: 'name-taken' },
  'too-many-templates': { code: 'too-many-templates', max: 50 },
  'ends-before-it-begins': { code: 'ends-before-it-begins' },
  'over-already': { code: 'over-already', today: '2026-03-05' },
  'too-long-away': { code: 'too-long-away', max: 366 },
  'too-many-absences': { code: 'too-many-absences', max: 20 },
  'away-already': { code: 'away-already', from: '2026-03-05', until: '2026-03-09' },
  'own-delegate': { code: 'own-delegate' },
  'delegate-away': { code: 'delegate-away' },
  'not-days-off': { code: 'not-days-off', line: 2 },
  'too-many-days-off': { code: 'too-many-days-off', max: 180 },
  'too-many-rules': { code: 'too-many-rules', max: 20 },
  'not-worked': { code: 'not-worked', line: 2 },
  'no-holiday': { code: 'no-holiday', line: 2 },
  'no-working-day': { code: 'no-working-day' },
  'help-unseen': { code: 'help-unseen' },
  'help-yourself': { code: 'help-yourself' },
  'too-many-helps': { code: 'too-many-helps', max: 100 },
  yourself: { code: 'yourself' },
  'too-many-pulses': { code: 'too-many-pulses', max: 20 },
  'client-code': { code: 'client-code', max: 12 },
  'client-code-taken': { code: 'client-code-taken', name: 'Acme' },
  'client-limit': { code: 'client-limit', max: 500 },
  'client-people': { code: 'client-people', names: ['Gus'] },
  'client-changed': { code: 'client-changed', now: 'Northwind' },
  'client-full': { code: 'client-full', max: 500 },
  'client-gone': { code: 'client-gone' },
  'client-ended': { code: 'client-ended', name: 'Acme', on: '2026-03-31' },
  'client-itself': { code: 'client-itself' },
  'form-changed': { code: 'form-changed' },
};

describe('the catalogue', () => {
  it('shouts at celebrations alone', () => {
    const shouting = (folder: string) => literalsIn(folder).filter((text) => text.includes('!'));
    expect(shouting('text/en')).toEqual(['*!', '*!', '*, its best value ever!', '*!', '* in a row!', '!']);
    expect(shouting('text/de')).toEqual(['*!', '*!', '*!', '*!', '* in Folge!', '!']);
    const views = readdirSync(join(source, 'features'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `features/${name}/slack/views`);
    expect(['text', 'slack/views', ...views].flatMap(shouting)).toHaveLength(6 + 6);
    expect(literalsIn('text').length).toBeGreaterThan(200);
  });

  it('has a sentence for every problem, each its own, that says what to do', () => {
    const sentences = Object.values(PROBLEMS).map(t.problem);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{10,148}\.$/);
  });

  it('gives an example for a number of every unit', () => {
    for (const unit of UNITS.values())
      expect(t.problem({ code: 'not-a-number', unit })).toMatch(/Enter it like \d.*\.$/);
  });

  it('tells wrong sides apart', () => {
    for (const code of ['target-on-wrong-side', 'stretch-on-wrong-side'] as const) {
      const [up, down] = (['increase', 'decrease'] as const).map((direction) => t.problem({ code, direction }));
      expect(up).toContain('above');
      expect(down).toContain('below');
    }
  });

  it('has a word for every status, category, direction, unit and refusal', () => {
    const refusals: Refusal[] = ['outsider', 'not-a-member', 'not-the-lead', 'not-the-owner'];
    const words = [
      ...STATUSES.flatMap((status) => [t.word.status(status), t.word.statusEmoji(status)]),
      ...CATEGORIES.map(t.word.category),
      ...DIRECTIONS.map(t.word.direction),
      ...[...UNITS.values()].map(t.word.unit),
      ...refusals.map(t.word.refusal),
    ];
    expect(words.every((word) => word.length > 3)).toBe(true);
    expect(new Set(words).size).toBe(words.length);
  });

  it.each([t, german()])('has help for every command, each its own, and for no other, in $locale', (one) => {
    const lines = COMMANDS.map(({ about }) => about(one));
    expect(lines.every((line) => line !== '')).toBe(true);
    expect(new Set(lines).size).toBe(lines.length);
    const words = COMMANDS.map(({ word }) => word);
    expect(Object.keys(one.command.about).filter((word) => !words.includes(word))).toEqual([]);
  });

  it('counts one and many', () => {
    expect([0, 1, 2, 1000].map(t.word.goals)).toEqual(['0 goals', '1 goal', '2 goals', '1,000 goals']);
    expect([1, 2].map((count) => t.checkInForm.more(count).mrkdwn.slice(0, 22))).toEqual([
      '1 more goal is waiting',
      '2 more goals are waiti',
    ]);
    expect([1, 4].map((count) => t.checkInForm.saved(count).mrkdwn)).toEqual([
      'Your answer is in. Thank you.',
      'Your 4 answers are in. Thank you.',
    ]);
    expect([1, 2].map((people) => t.command.asked(people, '2026-03-09', NOTHING_SPARED).mrkdwn)).toEqual([
      'Asked 1 person. The round is open until Mon 9 March.',
      'Asked 2 people. The round is open until Mon 9 March.',
    ]);
    expect([1, 2].map((count) => t.home.moreTeams(count).mrkdwn.slice(0, 24))).toEqual([
      "You're in 1 more team. T",
      "You're in 2 more teams. ",
    ]);
  });

  it('names rounds by their period', () => {
    const period = { id: '2026-Q2', first: '2026-04-01', last: '2026-06-30' };
    const names = (['monthly', 'quarterly', 'asked'] as const).map((kind) => t.word.round(kind, period));
    expect(names).toEqual(['April check-in', 'Q1 review', 'Check-in for 1 April']);
  });

  it('says the value and what it means', () => {
    const kpi = { direction: 'at-least', unit: { kind: 'percent' }, target: 90 } as const;
    const about = { goal: 'g', title: 'T', owner: 'U1', ownerName: 'Noor', due: '2026-12-31', asOf: '2026-11-30' };
    expect(t.round.progress({ ...about, kpi }).mrkdwn).toBe('≥ 90% · no value yet');
    const kept = { ...about, kpi, value: 89, previous: 91, progress: 0.75, status: 'at-risk' } as const;
    expect(t.round.progress(kept).mrkdwn).toBe('89% (−2\u00a0pp) · ≥ 90% met 75% of the time · at risk');
  });

  it('says of a dropped goal how far it came, and not that a way was kept', () => {
    const kpi = { direction: 'decrease', unit: { kind: 'duration', in: 'hours' }, baseline: 10, target: 4 } as const;
    const dropped = aGoal({ kpi, state: 'dropped', checkIns: [aCheckIn(8, { on: '2026-03-02' })] });
    const standing = standingOf(dropped, '2026-04-01', () => 'Noor');
    expect(t.round.progress(standing).mrkdwn).toBe('8 hours · ▰▰▰▱▱▱▱▱▱▱ 33% of the way');
    expect(german().round.progress(standing).mrkdwn).toBe('8 Stunden · ▰▰▰▱▱▱▱▱▱▱ 33 % des Wegs');
  });
});

/** Every text that takes no argument, by its path in the catalogue. */
function plainTexts(part: unknown, path: string): [path: string, text: string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part !== 'object' || part === null) return [];
  if ('mrkdwn' in part) return [[path, String(part.mrkdwn)]];
  if (Array.isArray(part) && path.includes('vocabulary')) return [];
  return Object.entries(part).flatMap(([key, value]) => plainTexts(value, path === '' ? key : `${path}.${key}`));
}

describe('the German catalogue', () => {
  const de = german();
  const catalogues = [t, de];

  it('has every text of the English one, and translates it', () => {
    const [inEnglish, inGerman] = catalogues.map((one) => new Map(plainTexts(one, '')));
    expect([...(inGerman?.keys() ?? [])]).toEqual([...(inEnglish?.keys() ?? [])]);
    const same = [...(inGerman ?? [])].filter(([path, text]) => inEnglish?.get(path) === text).map(([, text]) => text);
    const ofBoth = ['Goalpost', 'Team', 'Name', 'Region', 'Optional', 'Coach', 'Review', 'Channel'];
    expect(same.filter((text) => /[a-z]{3}/i.test(text) && !ofBoth.includes(text))).toEqual([]);
  });

  it('leaves no English word, and says du', () => {
    const sentences = literalsIn('text/de')
      .filter((text) => text.includes(' '))
      .map((text) => text.replaceAll(/`[^`]*`|\/goal [a-z]+/g, ''));
    expect(sentences.length).toBeGreaterThan(400);
    expect(sentences.filter((text) => /\b(?:the|of|with|your|you|and|is|to)\b/.test(text))).toEqual([]);
    expect(
      sentences.filter((text) => /\b(?:Ihnen|Ihrem|(?:[Kk]önnen|[Mm]üssen|[Bb]itte|[Ww]ählen) Sie)\b/.test(text)),
    ).toEqual([]);
  });

  it.each(catalogues)('holds what Slack shows of titles, buttons and hints, in $locale', (one) => {
    const texts = plainTexts(one, '');
    const longest = (path: RegExp) => texts.filter(([at]) => path.test(at)).map(([, text]) => text.length);
    expect(
      Math.max(...longest(/(?:form\.\w+\.(?:title|newTitle|submit)|[a-z]Title|Submit|\.close|\.cancel)$/)),
    ).toBeLessThanOrEqual(24);
    expect(Math.max(...longest(/[pP]laceholder$/))).toBeLessThanOrEqual(150);
    expect(Math.max(...longest(/^home\.(?:newTeam|settings|help)$|Yes$|No$|^prompt\.\w+Choice$/))).toBeLessThanOrEqual(
      30,
    );
  });

  it('counts, and writes numbers, dates and lists as German does', () => {
    expect([1, 2, 1000].map(de.word.goals)).toEqual(['1 Ziel', '2 Ziele', '1.000 Ziele']);
    expect([1, 2].map((people) => de.command.asked(people, '2026-03-09', NOTHING_SPARED).mrkdwn)).toEqual([
      '1 Person gefragt. Die Runde ist offen bis Mo., 9. März.',
      '2 Personen gefragt. Die Runde ist offen bis Mo., 9. März.',
    ]);
    const percent = { direction: 'at-least', unit: { kind: 'percent' }, target: 90 } as const;
    expect(de.format.change(80, 82.5, percent)).toBe('+2,5\u00a0%-Punkte');
    expect(de.format.change(80, 79, percent)).toBe('−1\u00a0%-Punkt');
    expect(de.format.list(['A', 'B', 'C'])).toBe('A, B und C');
  });

  it('writes a title in the order of German', () => {
    const kpi = { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85 } as const;
    expect(de.coach.rewrite({ subject: { text: 'Kundenbindung' }, kpi, due: '2026-12-31' })).toBe(
      'Kundenbindung bis 31. Dezember 2026 von 80\u00a0% auf 85\u00a0% steigern',
    );
  });

  it('is spoken in every German locale, and English wherever Goalpost knows no better', () => {
    expect(['de-DE', 'de-AT', 'de'].map((locale) => textsIn(locale).word.newGoal)).toEqual(Array(3).fill('Neues Ziel'));
    expect(textsIn('de-AT').format.month('2026-01-01')).toBe('Jänner');
    expect([undefined, 'en-US', 'fr-FR'].map((locale) => textsIn(locale).word.newGoal)).toEqual(
      Array(3).fill('New goal'),
    );
  });
});
