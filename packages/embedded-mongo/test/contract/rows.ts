import { COMMANDS } from '../../src/commands/index.ts';
import { EXPRESSIONS, KNOWN_STAGES, QUERIES } from '../../src/semantics/context.ts';
import { ACCUMULATORS } from '../../src/semantics/folds.ts';
import { UPDATE_OPERATORS } from '../../src/semantics/update-operators.ts';
import { type Kind, keyOf } from './seen.ts';

/** Everything that the embedded store has, from its own lists. */
export const TABLES: readonly (readonly [title: string, kind: Kind, names: readonly string[]])[] = [
  ['Query operators', 'query', QUERIES],
  ['Update operators', 'update', [...UPDATE_OPERATORS.keys()]],
  ['Aggregation stages', 'stage', [...KNOWN_STAGES]],
  ['Aggregation expressions', 'expression', EXPRESSIONS],
  ['Accumulators', 'accumulator', Object.keys(ACCUMULATORS)],
  ['Commands', 'command', [...COMMANDS.keys()]],
];

/** The keys of all rows. */
export const ROWS: ReadonlySet<string> = new Set(
  TABLES.flatMap(([, kind, names]) => names.map((name) => keyOf(kind, name))),
);
