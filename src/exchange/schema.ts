import { z } from 'zod';
import type { RowProblem } from '../domain/exchange/import-problem.ts';
import { EXCHANGE_VERSION, type ExchangeItem, ITEM_KINDS, type ItemKind } from '../domain/exchange/item.ts';
import type { Decisions } from '../domain/goal/goal.ts';
import { clientSchema } from '../stores/clients.ts';
import { checkInSchema, decisionsSchema, goalSchema } from '../stores/goal-schema.ts';
import { indicatorSchema } from '../stores/indicators.ts';
import { pulseSchema } from '../stores/pulses.ts';
import { reviewSchema } from '../stores/reviews.ts';
import { teamSchema } from '../stores/teams.ts';

/** What an item has beside, and in place of, what is stored. */
interface Shape {
  readonly schema: z.ZodType;
  /** What is stored with it and stands in no file. */
  readonly supplied: Readonly<Record<string, unknown>>;
}

const OF_A_STORE = { workspace: '', version: 1 };
const SHAPES: Readonly<Record<ItemKind, Shape>> = {
  team: { schema: teamSchema, supplied: OF_A_STORE },
  kpi: { schema: indicatorSchema, supplied: OF_A_STORE },
  client: { schema: clientSchema, supplied: OF_A_STORE },
  goal: { schema: goalSchema, supplied: { ...OF_A_STORE, checkIns: [] } },
  'check-in': { schema: checkInSchema.extend({ goal: z.string() }), supplied: {} },
  pulse: { schema: pulseSchema, supplied: { workspace: '' } },
  review: { schema: reviewSchema, supplied: OF_A_STORE },
};

/** Whether a goal can hold these decisions: every field of its type, and none beside. */
export const areDecisions = (decisions: object): decisions is Decisions => {
  const { success, data } = decisionsSchema.safeParse(decisions);
  return success && unknownPath(decisions, data) === undefined;
};

/** The fields that are moments, in whatever they stand. */
const MOMENTS: ReadonlySet<string> = new Set(['at', 'createdAt', 'askEndAt', 'unsettledSince', 'startedAt']);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** For `JSON.parse`: moments become dates. */
export function reviveMoment(key: string, value: unknown): unknown {
  if (!MOMENTS.has(key) || typeof value !== 'string' || !MOMENT.test(value)) return value;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? value : moment;
}

export type ParsedItem =
  | { readonly ok: true; readonly item: ExchangeItem }
  | { readonly ok: false; readonly problem: RowProblem };

const refuse = (problem: RowProblem): ParsedItem => ({ ok: false, problem });

/** Reads one thing of a file from its JSON. What no schema knows is refused, so that nothing is lost in silence. */
export function parseItem(text: string): ParsedItem {
  let raw: unknown;
  try {
    raw = JSON.parse(text, reviveMoment);
  } catch {
    return refuse({ code: 'item-json' });
  }
  if (typeof raw !== 'object' || raw === null || !('item' in raw)) return refuse({ code: 'item-json' });
  const { item: kind, ...fields } = raw;
  if (!isItemKind(kind)) return refuse({ code: 'item-kind', kind: String(kind) });
  const { schema, supplied } = SHAPES[kind];
  const beside = Object.keys(fields).find((field) => field in supplied);
  if (beside !== undefined) return refuse({ code: 'item-unknown-field', path: beside });
  const result = schema.safeParse({ ...fields, ...supplied });
  if (!result.success) {
    const { path, message } = nearestIssue(result.error.issues);
    return refuse({ code: 'item-field', path: path.join('.'), expected: message.replace(/^Invalid input: /, '') });
  }
  const read = result.data as Readonly<Record<string, unknown>>;
  const unknown = unknownPath(fields, read);
  if (unknown !== undefined) return refuse({ code: 'item-unknown-field', path: unknown });
  const kept = Object.fromEntries(Object.entries(read).filter(([field]) => !(field in supplied)));
  // The schema of its kind has read it.
  return { ok: true, item: { item: kind, ...kept } as unknown as ExchangeItem };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** The first issue, and where something fits none of several shapes, the first one of the shape that it comes nearest to. */
function nearestIssue([issue]: readonly z.core.$ZodIssue[]): Issue {
  if (issue === undefined) return { path: [], message: '' };
  if (issue.code !== 'invalid_union') return issue;
  const [nearest = []] = issue.errors.toSorted((one, other) => one.length - other.length);
  const { path, message } = nearestIssue(nearest);
  return { path: [...issue.path, ...path], message: message || issue.message };
}

const isItemKind = (kind: unknown): kind is ItemKind => ITEM_KINDS.some((one) => one === kind);

/** The first field of `raw` that a schema left out. */
function unknownPath(raw: unknown, read: unknown, path: readonly string[] = []): string | undefined {
  if (typeof raw !== 'object' || raw === null || raw instanceof Date) return undefined;
  if (typeof read !== 'object' || read === null) return undefined;
  for (const [field, value] of Object.entries(raw)) {
    const at = [...path, field];
    if (!(field in read)) return at.join('.');
    const below = unknownPath(value, (read as Readonly<Record<string, unknown>>)[field], at);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** The first line of a file. */
export const headerSchema = z.object({
  goalpost: z.literal('export'),
  version: z.number().int(),
  workspace: z.string(),
  at: z.string(),
});
export type Header = z.infer<typeof headerSchema>;

type JsonSchema = Record<string, unknown>;

/** The JSON Schema (2020-12) of a whole file, made from what reads it. */
export function jsonSchema(): JsonSchema {
  const items = ITEM_KINDS.map((kind) => itemSchema(kind, SHAPES[kind]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `An export of Goalpost, up to version ${EXCHANGE_VERSION}`,
    type: 'object',
    properties: {
      goalpost: { const: 'export' },
      version: { type: 'integer', minimum: 1, maximum: EXCHANGE_VERSION },
      workspace: { type: 'string' },
      at: { type: 'string', format: 'date-time' },
      items: { type: 'array', items: { oneOf: items } },
    },
    required: ['goalpost', 'version', 'workspace', 'at', 'items'],
    additionalProperties: false,
  };
}

function itemSchema(kind: ItemKind, { schema, supplied }: Shape): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: one }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(one, { type: 'string', format: 'date-time' });
    },
  });
  const { $schema: _, anyOf, ...one } = made;
  if (anyOf === undefined) return asItem(kind, one, supplied);
  return { title: kind, anyOf: anyOf.map((each) => asItem(kind, each, supplied)) };
}

function asItem(
  kind: ItemKind,
  { properties = {}, required = [], ...rest }: z.core.JSONSchema.JSONSchema,
  supplied: Shape['supplied'],
): JsonSchema {
  const own = Object.entries(properties).filter(([field]) => !(field in supplied));
  return {
    ...rest,
    title: kind,
    properties: { item: { const: kind }, ...Object.fromEntries(own) },
    required: ['item', ...required.filter((field) => !(field in supplied))],
  };
}
