import type { Definitions, Schema } from './schemas.ts';

interface Branch {
  readonly tag: string;
  readonly schema: Schema;
}

function resolved(schema: Schema, all: Definitions): Schema | undefined {
  return schema.$ref === undefined ? schema : all[decodeURIComponent(schema.$ref.replace('#/definitions/', ''))];
}

/** The branches of a union, of unions within it too, each with its one `type`; undefined where one has none. */
function branches(schema: Schema, all: Definitions): Branch[] | undefined {
  const target = resolved(schema, all);
  const inner = target?.anyOf ?? target?.oneOf;
  if (inner === undefined) {
    const tag = target?.properties?.['type']?.const;
    return typeof tag === 'string' ? [{ tag, schema }] : undefined;
  }
  const each = inner.map((one) => branches(one, all));
  if (!each.every((one) => one !== undefined)) return undefined;
  const found = each.flat();
  // Variants of one type, as of an image, are one branch here.
  const [first] = found;
  return first !== undefined && found.every(({ tag }) => tag === first.tag) ? [{ tag: first.tag, schema }] : found;
}

function union(schema: Schema, all: Definitions): Schema | undefined {
  const found = branches(schema, all) ?? [];
  const byTag = new Map<string, Schema[]>();
  for (const { tag, schema: one } of found) byTag.set(tag, [...(byTag.get(tag) ?? []), one]);
  if (byTag.size < 2) return undefined;
  // Is of another type, or is as that type's schema says.
  const chosen = [...byTag].map(([tag, schemas]) => ({
    anyOf: [{ not: { properties: { type: { const: tag } } } }, ...schemas],
  }));
  const type = { enum: [...byTag.keys()] };
  return { type: 'object', properties: { type }, required: ['type'], allOf: chosen };
}

function rewritten(value: unknown, all: Definitions): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, all));
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Schema;
  const made = Array.isArray(schema.anyOf ?? schema.oneOf) ? union(schema, all) : undefined;
  if (made !== undefined) return made;
  return Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, rewritten(inner, all)]));
}

/** Unions whose branches differ by `type` choose their branch by it: a complaint is then about that branch alone. */
export function discriminated(all: Definitions): Definitions {
  return rewritten(all, all) as Definitions;
}
