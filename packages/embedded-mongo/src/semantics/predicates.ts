import { keyOf } from '../values/key.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { bracketKey, isOrdered } from '../values/ordered-key.ts';

/**
 * What every match of a filter fulfils at a path, as far as an index can tell: one of some values, a range, or that
 * something is there.
 */
export type Predicate =
  | { readonly kind: 'in'; readonly values: readonly unknown[] }
  | { readonly kind: 'from' | 'to'; readonly value: unknown }
  | { readonly kind: 'exists' };

/** The predicates of a filter by their paths, and the alternatives of each `$or` in it. */
export interface Predicates {
  readonly at: ReadonlyMap<string, readonly Predicate[]>;
  readonly alternatives: readonly (readonly PlainDocument[])[];
}

const RANGES: Readonly<Record<string, 'from' | 'to'>> = { $gt: 'from', $gte: 'from', $lt: 'to', $lte: 'to' };
/** A position in an array may be meant, which no index counts. */
const POSITION = /(^|\.)\d+(\.|$)/;

function ofOperator(operator: string, operand: unknown): Predicate[] {
  const range = RANGES[operator];
  if (range !== undefined) return isOrdered(operand) ? [{ kind: range, value: operand }] : [];
  if (operator === '$eq') return [{ kind: 'in', values: [operand] }];
  if (operator === '$in') {
    const values = Array.isArray(operand) && !operand.some((value) => value instanceof RegExp) ? operand : undefined;
    return values ? [{ kind: 'in', values }] : [];
  }
  if (operator !== '$exists') return [];
  const isAsked = operand !== false && operand !== 0 && operand !== null;
  return [isAsked ? { kind: 'exists' } : { kind: 'in', values: [null] }];
}

function ofPath(wanted: unknown): Predicate[] {
  if (wanted instanceof RegExp) return [];
  const isOperators = isDocument(wanted) && Object.keys(wanted)[0]?.startsWith('$') === true;
  if (!isOperators) return [{ kind: 'in', values: [wanted] }];
  return Object.entries(wanted).flatMap(([operator, operand]) => ofOperator(operator, operand));
}

function collect(condition: PlainDocument, at: Map<string, Predicate[]>, alternatives: PlainDocument[][]): void {
  for (const [path, wanted] of Object.entries(condition)) {
    if (path === '$and') for (const one of wanted as PlainDocument[]) collect(one, at, alternatives);
    else if (path === '$or') alternatives.push(wanted as PlainDocument[]);
    else if (!path.startsWith('$') && !POSITION.test(path)) {
      at.set(path, [...(at.get(path) ?? []), ...ofPath(wanted)]);
    }
  }
}

/** Reads the predicates of a checked filter. */
export function predicatesOf(condition: PlainDocument): Predicates {
  const at = new Map<string, Predicate[]>();
  const alternatives: PlainDocument[][] = [];
  collect(condition, at, alternatives);
  return { at, alternatives };
}

/** The shortest list of values of which one stands at the path, as an equality has a list of one. */
export function valuesAmong(predicates: readonly Predicate[]): readonly unknown[] | undefined {
  let shortest: readonly unknown[] | undefined;
  for (const one of predicates) {
    if (one.kind === 'in' && (!shortest || one.values.length < shortest.length)) shortest = one.values;
  }
  return shortest;
}

/** The two ends of the range at a path, in the order of one type; one end alone where `isMultikey`. */
export function rangeAmong(
  predicates: readonly Predicate[],
  isMultikey: boolean,
): { readonly from?: unknown; readonly to?: unknown; readonly bracket: unknown } | undefined {
  const ends = predicates.flatMap((one) => (one.kind === 'from' || one.kind === 'to' ? [one] : []));
  const [first] = ends;
  if (first === undefined) return undefined;
  const alike = ends.filter(({ value }) => bracketKey(value) === bracketKey(first.value));
  const end = (kind: 'from' | 'to') => {
    const found = (isMultikey ? [first] : alike).find((one) => one.kind === kind);
    return found && { [kind]: found.value };
  };
  return { ...end('from'), ...end('to'), bracket: first.value };
}

/** Whether something has to stand at the path. */
function isThere(predicates: readonly Predicate[]): boolean {
  return predicates.some((one) => {
    if (one.kind === 'exists') return true;
    return one.kind === 'in' ? one.values.every(isNoNull) : isNoNull(one.value);
  });
}

const isNoNull = (value: unknown): boolean => value !== null && value !== undefined;

/** Whether every match of the predicates fulfils a condition of a partial index, so far as that is plain to see. */
function implies({ at }: Predicates, path: string, wanted: unknown): boolean {
  const given = at.get(path) ?? [];
  const asked = ofPath(wanted);
  if (asked.length === 0 || (isDocument(wanted) && Object.keys(wanted).length !== asked.length)) return false;
  return asked.every((one) => {
    if (one.kind === 'exists') return isThere(given);
    if (one.kind !== 'in' || (isDocument(wanted) && '$exists' in wanted)) return false;
    const keys = new Set(one.values.map(keyOf));
    return given.some((other) => other.kind === 'in' && other.values.every((value) => keys.has(keyOf(value))));
  });
}

/** Whether an index that leaves documents out has every match of the filter. */
export function hasEveryMatch(
  predicates: Predicates,
  fields: readonly string[],
  { sparse = false, partialFilterExpression = {} }: { sparse?: boolean; partialFilterExpression?: PlainDocument },
): boolean {
  const isWhole = Object.entries(partialFilterExpression).every(([path, wanted]) => implies(predicates, path, wanted));
  return isWhole && (!sparse || fields.some((field) => isThere(predicates.at.get(field) ?? [])));
}
