import type { Kpi } from '../kpi/kpi.ts';
import type { LocalDate } from '../names.ts';
import { type LibraryId, templateOfCalculator } from '../templates/library.ts';
import { achievable } from './achievable.ts';
import {
  type Finding,
  JUDGEMENT,
  type Letter,
  type Remark,
  type Severity,
  SMART,
  type SmartLetter,
} from './finding.ts';
import { measurable } from './measurable.ts';
import { owned } from './owned.ts';
import { relevant } from './relevant.ts';
import type { CoachContext, Rule, Sketch } from './sketch.ts';
import { specific } from './specific.ts';
import { isOverdue, timeBound } from './time-bound.ts';
import { subjectOf } from './title-words.ts';

/** A title made of the goal's own number, in place of a vague one; the text catalogue says it. */
export interface Rewrite {
  /** What is counted: a KPI of the library, or what was left of the title without its vague words. */
  readonly subject: { readonly library: LibraryId } | { readonly text: string };
  readonly kpi: Kpi;
  readonly due?: LocalDate;
}

/** What the coach says about a goal. */
export interface Advice {
  /** What weighs most comes first; within that, in the order of the letters. */
  readonly findings: readonly Finding[];
  /** The letters that the goal has: those about which nothing weighs `warn` or more. The score is their number, of 5. */
  readonly met: readonly SmartLetter[];
  readonly rewrite?: Rewrite;
}

const RULES: readonly Rule<Remark>[] = [specific, measurable, achievable, relevant, timeBound, owned];
const WEIGHT: Record<Severity, number> = { block: 0, warn: 1, suggest: 2, ok: 3 };

/**
 * Looks at a goal with plain rules, one a letter. ADR 9 has them in words, with their sources. Of a goal whose day has
 * passed it says that alone: nothing of it can be set better any more.
 */
export function coach(sketch: Sketch, context: CoachContext): Advice {
  const rules = isOverdue(sketch, context) ? [timeBound] : RULES;
  const findings = rules
    .flatMap((rule) => rule(sketch, context))
    .map((remark): Finding => {
      const [letter, severity] = JUDGEMENT[remark.code];
      return { ...remark, letter, severity };
    })
    .toSorted((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]);
  const rewrite = findings.some(({ code }) => code === 'vague') ? rewriteOf(sketch, context) : undefined;
  return { findings, met: SMART.filter((letter) => isMet(letter, sketch, findings)), ...(rewrite && { rewrite }) };
}

function isMet(letter: SmartLetter, { kpi }: Sketch, findings: readonly Finding[]): boolean {
  // Nobody can say of no number whether it can be reached.
  if (letter === 'A' && kpi === undefined) return false;
  const letters: readonly Letter[] = letter === 'A' ? ['A', 'O'] : [letter];
  return !findings.some((finding) => letters.includes(finding.letter) && WEIGHT[finding.severity] <= WEIGHT.warn);
}

function rewriteOf({ title, kpi, due, calculator }: Sketch, { today }: CoachContext): Rewrite | undefined {
  if (kpi === undefined) return undefined;
  const library = templateOfCalculator(calculator)?.id;
  const text = subjectOf(title);
  if (library === undefined && text === '') return undefined;
  return {
    subject: library === undefined ? { text } : { library },
    kpi,
    ...(due !== undefined && due >= today && { due }),
  };
}
