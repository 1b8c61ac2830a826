import type { Unit } from '../kpi/kpi.ts';
import type { FieldProblem } from '../problem.ts';
import { readValue } from '../reading/value.ts';
import type { Goal, Resource, ResourceKind } from './goal.ts';

/** What a goal needs, in so many lines; more is refused. */
export const MAX_RESOURCES = 20;
export const MAX_RESOURCE_LENGTH = 200;

/** What a goal needs, as it was typed into the form. */
export interface ResourceInput {
  readonly kind: ResourceKind | undefined;
  /** In which the amount is counted; a bare number is in it. */
  readonly unit: Unit | undefined;
  readonly text: string;
  /** May be empty. */
  readonly amount: string;
}
export type ResourceField = 'kind' | 'text' | 'amount';

export type ParsedResource =
  | { readonly ok: true; readonly content: Pick<Resource, 'kind' | 'text' | 'amount'> }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ResourceField>[] };

/** Reads what a goal needs. An amount of time or money is read as values of KPIs are, in the person's `locale`. */
export function parseResource(input: ResourceInput, locale?: string): ParsedResource {
  const text = input.text.trim();
  const typed = input.amount.trim();
  const { kind, unit } = input;
  const problems: FieldProblem<ResourceField>[] = [];
  if (kind === undefined) problems.push({ field: 'kind', problem: { code: 'choose-one' } });
  if (text === '') problems.push({ field: 'text', problem: { code: 'required' } });
  if (text.length > MAX_RESOURCE_LENGTH) {
    problems.push({ field: 'text', problem: { code: 'too-long', max: MAX_RESOURCE_LENGTH } });
  }
  const amount = typed === '' || unit === undefined ? undefined : readValue(typed, unit, locale);
  if (amount !== undefined && !amount.ok) problems.push({ field: 'amount', problem: amount.problem });
  if (kind === 'tools' && typed !== '') problems.push({ field: 'amount', problem: { code: 'tools-have-no-amount' } });
  if (problems.length > 0 || kind === undefined) return { ok: false, problems };
  const value = amount?.ok && unit !== undefined ? { amount: { value: amount.value, unit } } : {};
  return { ok: true, content: { kind, text, ...value } };
}

/** The goal with one more thing that it needs; as it is where it has one of this id, undefined where there are too many. */
export function withResource(goal: Goal, resource: Resource): Goal | undefined {
  const { resources = [] } = goal;
  if (resources.some(({ id }) => id === resource.id)) return goal;
  if (resources.length >= MAX_RESOURCES) return undefined;
  return { ...goal, resources: [...resources, resource], version: goal.version + 1 };
}

/** The goal with something that it needs granted or not; undefined where that is so already, or there is no such thing. */
export function withResourceDecided(goal: Goal, id: string, granted: boolean): Goal | undefined {
  const found = goal.resources?.find((one) => one.id === id);
  if (found === undefined || found.granted === granted) return undefined;
  const resources = goal.resources?.map((one) => (one === found ? { ...one, granted } : one)) ?? [];
  return { ...goal, resources, version: goal.version + 1 };
}
