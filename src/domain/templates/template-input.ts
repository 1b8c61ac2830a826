import { type ExtrasField, type ExtrasInput, parseExtras } from '../goal/extras-input.ts';
import type { Cadence, Category } from '../goal/goal.ts';
import { MAX_TITLE_LENGTH } from '../goal/goal-input.ts';
import { QUARTERS } from '../goal/kpi-input.ts';
import type { Direction } from '../kpi/kpi.ts';
import type { FieldProblem } from '../problem.ts';
import { MAX_DEFINITION_LENGTH, type TemplateContent } from './team-template.ts';

/** A template as it was typed into its form. */
export interface TemplateInput extends ExtrasInput {
  readonly name: string;
  readonly definition: string;
  readonly category: Category;
  readonly direction: Direction;
  readonly cadence: Cadence | undefined;
}

export type TemplateField = ExtrasField | 'name' | 'definition';

export type ParsedTemplate =
  | { readonly ok: true; readonly content: TemplateContent }
  | { readonly ok: false; readonly problems: readonly FieldProblem<TemplateField>[] };

/** Reads the form of a template, and names every problem in it at once. */
export function parseTemplate(input: TemplateInput, locale?: string): ParsedTemplate {
  const problems: FieldProblem<TemplateField>[] = [];
  const name = input.name.trim();
  const definition = input.definition.trim();
  if (name === '') problems.push({ field: 'name', problem: { code: 'required' } });
  if (name.length > MAX_TITLE_LENGTH)
    problems.push({ field: 'name', problem: { code: 'too-long', max: MAX_TITLE_LENGTH } });
  if (definition.length > MAX_DEFINITION_LENGTH) {
    problems.push({ field: 'definition', problem: { code: 'too-long', max: MAX_DEFINITION_LENGTH } });
  }
  const extras = parseExtras({ ...input, title: name }, (problem) => problems.push(problem), locale);
  if (problems.length > 0) return { ok: false, problems };
  const { category, direction, unit, cadence } = input;
  return {
    ok: true,
    content: {
      name,
      ...(definition && { definition }),
      category,
      direction,
      unit,
      ...extras,
      ...(cadence !== undefined && { cadence }),
      marks: QUARTERS,
    },
  };
}
