import type { Document } from 'mongodb';
import type { Operation } from './operations.ts';

/** What a server that is no mongod misreads, and other words that mean the same by MongoDB's manual. */
export interface Rephrasing {
  readonly name: string;
  readonly manual: string;
  /** The command in the other words; an equal one where it does not say such a thing. */
  readonly say: (command: Document) => Document;
  readonly ask?: (operation: Operation) => Operation | undefined;
}

export const isPlain = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Rebuilds a command from its inside out. `part` is told whether it stands where expressions do, `$literal` apart. */
function rebuild(value: unknown, part: (value: unknown, isExpression: boolean) => unknown, inside = false): unknown {
  if (Array.isArray(value)) {
    return part(
      value.map((one) => rebuild(one, part, inside)),
      inside,
    );
  }
  if (!isPlain(value)) return part(value, inside);
  const entries = Object.entries(value).map(([name, inner]) => {
    if (name === '$literal') return [name, inner];
    const opens = name === '$expr' || (name.startsWith('$') && STAGES.has(name)) || name === 'made';
    return [name, rebuild(inner, part, name !== '$match' && (inside || opens))];
  });
  return part(Object.fromEntries(entries), inside);
}
const STAGES = new Set(['$addFields', '$project', '$group', '$replaceWith', '$sortByCount']);

/** The stages of an update's or an aggregation's pipeline are changed, each into one or more. */
function inStages(command: Document, change: (stage: Document) => Document[]): Document {
  const all = (given: unknown): unknown => (Array.isArray(given) ? given.flatMap(change) : given);
  if ('pipeline' in command) return { ...command, pipeline: all(command['pipeline']) };
  if (Array.isArray(command['updates'])) {
    return { ...command, updates: command['updates'].map((one: Document) => ({ ...one, u: all(one['u']) })) };
  }
  return 'update' in command && 'findAndModify' in command ? { ...command, update: all(command['update']) } : command;
}

const ofType = (value: unknown, name: string): Document => ({ $eq: [{ $type: value }, name] });
const isMissing = (value: unknown): Document => ({ $eq: [{ $size: { $objectToArray: { value } } }, 0] });
const without = (whole: unknown, name: string): Document => ({
  $arrayToObject: { $filter: { input: { $objectToArray: whole }, as: 'field', cond: { $ne: ['$$field.k', name] } } },
});
const isEmbedded = (value: unknown): boolean => isPlain(value) && !Object.keys(value)[0]?.startsWith('$');

const ADDING = ['$set', '$addFields'];

/** `{o: {a: 1}}` as `{'o.a': 1}`. */
function flat(fields: Document): Document {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      isEmbedded(value)
        ? Object.entries(flat(value as Document)).map(([inner, one]) => [`${name}.${inner}`, one])
        : [[name, value]],
    ),
  );
}

/** `{'o.a': 1}` as a whole new `o`, whatever `o` is now. */
function wholes(fields: Document): Document {
  const inner = new Map<string, Document>();
  const made: Document = {};
  for (const [path, value] of Object.entries(fields)) {
    const [root = '', name, ...deeper] = path.split('.');
    if (name === undefined || deeper.length > 0 || root in fields) {
      made[path] = value;
      continue;
    }
    inner.set(root, { ...inner.get(root), [name]: value });
    made[root] = undefined;
  }
  for (const [root, added] of inner) {
    const onto = (value: string): unknown =>
      Object.entries(added).reduce<unknown>(
        (whole, [name, one]) => ({
          $cond: [isMissing(one), without(whole, name), { $mergeObjects: [whole, { [name]: one }] }],
        }),
        { $cond: [ofType(value, 'object'), value, {}] },
      );
    const each = { $map: { input: `$${root}`, as: 'whole', in: onto('$$whole') } };
    made[root] = { $cond: [{ $isArray: [`$${root}`] }, each, onto(`$${root}`)] };
  }
  return made;
}

const onAdding =
  (change: (fields: Document) => Document) =>
  (command: Document): Document =>
    inStages(command, (stage) => {
      const name = ADDING.find((one) => one in stage);
      return name ? [{ [name]: change(stage[name]) }] : [stage];
    });

const fieldOfEach = (root: string, name: string): Document => ({
  $map: {
    input: {
      $filter: {
        input: `$${root}`,
        as: 'each',
        cond: {
          $and: [
            ofType('$$each', 'object'),
            { $in: [name, { $map: { input: { $objectToArray: '$$each' }, as: 'field', in: '$$field.k' } }] },
          ],
        },
      },
    },
    as: 'each',
    in: `$$each.${name}`,
  },
});

function throughArray(value: unknown): unknown {
  const [, root, name] = /^\$(ls|o)\.(\w+)$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (root === undefined || name === undefined) return value;
  return { $cond: [{ $isArray: [`$${root}`] }, fieldOfEach(root, name), value] };
}

function withoutField(root: string, name: string): Document {
  const each = { $cond: [ofType('$$each', 'object'), without('$$each', name), '$$each'] };
  return {
    $cond: [{ $isArray: [`$${root}`] }, { $map: { input: `$${root}`, as: 'each', in: each } }, `$${root}`],
  };
}

const NUMBERS = ['int', 'long', 'double', 'decimal'];
/** Types of the arguments; one that is null or missing decides as soon as it is met. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  $add: [...NUMBERS, 'date'],
  $multiply: NUMBERS,
  $concat: ['string'],
};

/** Goes on from an argument only where it is of the types; alone it says what is wrong with it, or is null. */
function oneByOne(expression: unknown): unknown {
  const [name = '', list] = isPlain(expression) ? (Object.entries(expression)[0] ?? []) : [];
  const types = ARGUMENTS[name];
  if (types === undefined || !Array.isArray(list)) return expression;
  return list.reduceRight<unknown>(
    (rest, one) => ({ $cond: [{ $in: [{ $type: one }, types] }, rest, { [name]: [one] }] }),
    expression,
  );
}

/** In the order in which they are tried; each one takes the words of those before it. */
export const REPHRASINGS: readonly Rephrasing[] = [
  {
    name: 'replaces an embedded document that $set or $addFields names by a nested document',
    manual: '$addFields: adds to an embedded document and keeps its other fields',
    say: onAdding(flat),
  },
  {
    name: 'gives nothing for a path through an array in an expression',
    manual: 'Field Paths: a path through an array of documents gives the array of their values',
    say: (command) => rebuild(command, (part) => throughArray(part)) as Document,
  },
  {
    name: 'takes a missing field for null in $in',
    manual: 'Comparison/Sort Order: a missing field comes before null in an expression',
    say: (command) =>
      rebuild(command, (part, isExpression) => {
        const [value, list] = isExpression && isPlain(part) && Array.isArray(part['$in']) ? part['$in'] : [];
        if (list === undefined) return part;
        return { $and: [{ $not: [isMissing(value)] }, { $in: [value, list] }] };
      }) as Document,
  },
  {
    name: 'does not match a missing field with $all: [null]',
    manual: '$all: is $and of equalities, and null equals a missing field',
    say: (command) =>
      rebuild(command, (part) => {
        if (!isPlain(part)) return part;
        const listed = Object.entries(part).filter(([, one]) => isPlain(one) && Array.isArray(one['$all']));
        if (listed.length === 0) return part;
        const rest = Object.fromEntries(
          Object.entries(part).filter(([, one]) => !listed.some(([, two]) => two === one)),
        );
        const equalities = listed.flatMap(([path, one]) => one['$all'].map((value: unknown) => ({ [path]: value })));
        return { $and: [rest, ...equalities] };
      }) as Document,
  },
  {
    name: 'computes no field of an embedded document that is missing, null or a scalar',
    manual: '$addFields: a dotted name adds a field to an embedded document, which takes the place of any other value',
    say: onAdding(wholes),
  },
  {
    name: 'excludes no field from documents within an array',
    manual: '$project: a dotted path is excluded from each document of an array',
    say: (command) =>
      inStages(command, (stage) =>
        stage['$project']?.['o.a'] === 0 ? [{ $set: { o: withoutField('o', 'a') } }, stage] : [stage],
      ),
  },
  {
    name: 'finds no distinct values in documents within an array, and takes true for 1',
    manual: 'distinct: the elements of an array are values, at a dotted path too',
    say: (command) => command,
    ask: gathered,
  },
  {
    name: 'looks at all arguments of $add, $multiply and $concat before it refuses one of them',
    manual: '$add, $multiply, $concat: take numbers, or strings, and resolve to null where one is null',
    say: (command) => rebuild(command, oneByOne) as Document,
  },
];

/** The documents, of which the values are taken by the test itself. */
function gathered({ command }: Operation): Operation | undefined {
  const { distinct, key, query } = command;
  if (distinct === undefined) return undefined;
  return { command: { find: distinct, filter: query }, ordered: false, writes: false, computes: true, gathers: key };
}

/** An operation in the words of a rephrasing, or undefined where it says nothing of the kind. */
export function rephrase(operation: Operation, { say, ask }: Rephrasing): Operation | undefined {
  if (ask) return ask(operation);
  const command = say(operation.command);
  return JSON.stringify(command) === JSON.stringify(operation.command) ? undefined : { ...operation, command };
}
