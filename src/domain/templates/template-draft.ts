import { draftExtras, type ExtrasDraft, type ExtrasField } from '../goal/extras-draft.ts';
import type { Cadence, Category } from '../goal/goal.ts';
import { LONGEST_TITLE } from '../goal/goal-draft.ts';
import { QUARTERS } from '../goal/kpi-draft.ts';
import type { Direction } from '../kpi/kpi.ts';
import type { FieldProblem } from '../problem.ts';
import { LONGEST_DEFINITION, type TemplatePlan } from './team-template.ts';

/** A template as it was typed into its form. */
export interface TemplateDraft extends ExtrasDraft {
  readonly name: string;
  readonly definition: string;
  readonly category: Category;
  readonly direction: Direction;
  readonly cadence: Cadence | undefined;
}

export type TemplateField = ExtrasField | 'name' | 'definition';

export type DraftedTemplate =
  | { readonly ok: true; readonly plan: TemplatePlan }
  | { readonly ok: false; readonly problems: readonly FieldProblem<TemplateField>[] };

/** Reads the form of a template, and names every problem in it at once. */
export function draftTemplate(draft: TemplateDraft, locale?: string): DraftedTemplate {
  const problems: FieldProblem<TemplateField>[] = [];
  const name = draft.name.trim();
  const definition = draft.definition.trim();
  if (name === '') problems.push({ field: 'name', problem: { code: 'required' } });
  if (name.length > LONGEST_TITLE) problems.push({ field: 'name', problem: { code: 'too-long', max: LONGEST_TITLE } });
  if (definition.length > LONGEST_DEFINITION) {
    problems.push({ field: 'definition', problem: { code: 'too-long', max: LONGEST_DEFINITION } });
  }
  const extras = draftExtras(draft, (problem) => problems.push(problem), locale);
  if (problems.length > 0) return { ok: false, problems };
  const { category, direction, unit, cadence } = draft;
  return {
    ok: true,
    plan: {
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
