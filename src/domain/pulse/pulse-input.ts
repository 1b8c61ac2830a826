import type { FieldProblem } from '../problem.ts';
import { byFactor, FACTORS, type Factor, LEVELS, type Level } from './factors.ts';
import type { FactorScore, Scores } from './pulse.ts';

/** Of one line of evidence, and of the reason of a skip; in characters. */
export const MAX_EVIDENCE_LENGTH = 300;

export type PulseField = `score.${Factor}` | `evidence.${Factor}`;

/** A factor as somebody filled it in. */
export interface TypedScore {
  /** Undefined where nothing was chosen. */
  readonly score: string | undefined;
  readonly evidence: string;
}
export type PulseInput = Readonly<Record<Factor, TypedScore>>;

export type ParsedPulse =
  | { readonly ok: true; readonly scores: Scores }
  | { readonly ok: false; readonly problems: readonly FieldProblem<PulseField>[] };

/** Reads the form of a pulse: five scores, each with a line of evidence. Every field with a problem is named at once. */
export function parsePulse(input: PulseInput): ParsedPulse {
  const problems = FACTORS.flatMap((factor) => problemsOf(factor, input[factor]));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, scores: byFactor((factor) => scoreOf(input[factor])) };
}

function problemsOf(factor: Factor, { score, evidence }: TypedScore): FieldProblem<PulseField>[] {
  const problems: FieldProblem<PulseField>[] = [];
  if (levelOf(score) === undefined) problems.push({ field: `score.${factor}`, problem: { code: 'choose-one' } });
  const line = oneLine(evidence);
  if (line === '') problems.push({ field: `evidence.${factor}`, problem: { code: 'required' } });
  if (line.length > MAX_EVIDENCE_LENGTH) {
    problems.push({ field: `evidence.${factor}`, problem: { code: 'too-long', max: MAX_EVIDENCE_LENGTH } });
  }
  return problems;
}

function scoreOf({ score, evidence }: TypedScore): FactorScore {
  return { score: levelOf(score) ?? 1, evidence: oneLine(evidence) };
}

function levelOf(typed: string | undefined): Level | undefined {
  return LEVELS.find((level) => String(level) === typed);
}

/** What somebody typed as a single line. */
export function oneLine(typed: string): string {
  return typed.replaceAll(/\s+/g, ' ').trim();
}
