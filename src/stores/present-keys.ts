import { z } from 'zod';

/** Documents of one kind come in few shapes; beyond so many, each further one is checked against the whole schema. */
const MAX_SHAPES = 256;

/**
 * A schema that takes what `schema` takes, and gives the same, but sooner: what is checked is checked against the fields
 * that it has, and an absent optional field costs nothing. In zod 4 it costs as much as one that is there.
 */
export function byPresentKeys<T>(schema: z.ZodObject): z.ZodType<T> {
  const narrowed = narrowing(schema, (shape) => shape);
  return checking((value) => narrowed(keysOf([value])));
}

/** The same for a list, whose elements are checked against the fields that any of them has. */
export function listByPresentKeys<T>(schema: z.ZodObject): z.ZodType<T[]> {
  const narrowed = narrowing(schema, (shape) => z.array(shape));
  return checking((value) => narrowed(keysOf(Array.isArray(value) ? value : [])));
}

/** The fields that any of these has. */
function keysOf(values: readonly unknown[]): Set<string> {
  const keys = new Set<string>();
  for (const value of values) {
    if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) keys.add(key);
  }
  return keys;
}

/** Of a schema the part that has these keys and all that must be there; each is made once. */
function narrowing(schema: z.ZodObject, wrap: (shape: z.ZodObject) => z.ZodType) {
  const whole = wrap(schema);
  const made = new Map<string, z.ZodType>();
  const keys = Object.entries(schema.shape).map(([key, part]) => ({ key, isOptional: part._zod.optin === 'optional' }));
  return (present: ReadonlySet<string>): z.ZodType => {
    const name = [...present].join();
    const known = made.get(name);
    if (known !== undefined) return known;
    if (made.size >= MAX_SHAPES) return whole;
    const kept = keys.filter(({ key, isOptional }) => !isOptional || present.has(key));
    const mask = Object.fromEntries(kept.map(({ key }) => [key, true]));
    const narrow = wrap(schema.pick(mask as Parameters<typeof schema.pick>[0]));
    made.set(name, narrow);
    return narrow;
  };
}

function checking<T>(schemaFor: (value: unknown) => z.ZodType): z.ZodType<T> {
  return z.unknown().transform((value, context) => {
    const result = schemaFor(value).safeParse(value);
    if (result.success) return result.data as T;
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}
