import { LIBRARY } from '../../../../domain/templates/library.ts';
import type { TeamTemplate } from '../../../../domain/templates/team-template.ts';
import type { Template } from '../../../../domain/templates/template.ts';
import type { Texts } from '../../../../text/index.ts';
import { type GoalValues, unitKey } from './goal-form-state.ts';
import { TEAM_CADENCE, TYPED_IN } from './goal-more.ts';
import { templateKeys } from './template-options.ts';

/** What a template fills in. */
export interface Filled {
  readonly values: Partial<GoalValues> & Pick<GoalValues, 'title'>;
  readonly marks: readonly number[];
}

interface Named extends Template {
  readonly name: string;
  readonly benchmark?: { readonly value: number; readonly source: string };
}

/** What the template of a key fills in; undefined where it is gone. */
export function templateValues(key: string, own: readonly TeamTemplate[], t: Texts): Filled | undefined {
  const template = named(key, own, t);
  if (template === undefined) return undefined;
  const { name, category, direction, unit, calculator, cadence, benchmark, marks } = template;
  return {
    marks,
    values: {
      template: key,
      title: name,
      category,
      direction,
      unit: unitKey(unit),
      history: '',
      calculator: calculator ?? TYPED_IN,
      // Monthly is what a team does anyway.
      cadence: cadence === undefined || cadence === 'monthly' ? TEAM_CADENCE : cadence,
      benchmark: benchmark === undefined ? '' : t.format.typed(benchmark.value),
      benchmarkSource: benchmark?.source ?? '',
    },
  };
}

function named(key: string, own: readonly TeamTemplate[], t: Texts): Named | undefined {
  const mine = own.find(({ id }) => templateKeys.own(id) === key);
  if (mine !== undefined) return mine;
  const id = [...LIBRARY.keys()].find((one) => templateKeys.library(one) === key);
  const template = id && LIBRARY.get(id);
  if (template === undefined) return undefined;
  const { benchmark, ...rest } = template;
  const source = benchmark && {
    benchmark: { value: benchmark.value, source: t.template.source(benchmark, template.id) },
  };
  return { ...rest, ...source, name: t.template.name(template.id) };
}
