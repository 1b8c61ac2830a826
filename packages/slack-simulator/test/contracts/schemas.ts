import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { results } from './results.ts';

/** A JSON Schema, as far as we look into it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}
export type Definitions = Readonly<Record<string, Schema>>;

const root = resolve(import.meta.dirname, '../../../..');
const types = join(import.meta.dirname, 'slack-types.ts');
const groups = ['Payloads', 'Answers', 'Calls', 'OtherCalls'];
const sources = ['@slack/bolt', '@slack/types', '@slack/web-api', 'ts-json-schema-generator'];

function cacheFile(what: string): string {
  const require = createRequire(import.meta.url);
  const version = (name: string) => readFileSync(require.resolve(`${name}/package.json`), 'utf8');
  const hash = createHash('sha256')
    .update(readFileSync(types))
    .update(readFileSync(join(import.meta.dirname, 'results.ts')))
    .update(readFileSync(import.meta.filename));
  for (const name of sources) hash.update(version(name));
  return join(root, `node_modules/.cache/goalpost/${what}-${hash.digest('hex').slice(0, 16)}.json`);
}

/** Throws where two groups mean different things by one name. */
function merged(groups: readonly Definitions[]): Definitions {
  const all: Record<string, Schema> = {};
  for (const [name, schema] of groups.flatMap((group) => Object.entries(group))) {
    if (!isDeepStrictEqual(all[name] ?? schema, schema)) throw new Error(`Two definitions of ${name} differ`);
    all[name] = schema;
  }
  return all;
}

async function generatorOfTypes() {
  const { createGenerator } = await import('ts-json-schema-generator');
  return createGenerator({
    path: types,
    tsconfig: join(root, 'tsconfig.json'),
    expose: 'export',
    topRef: true,
    jsDoc: 'none',
    additionalProperties: false,
    skipTypeCheck: true,
  });
}

async function generated(): Promise<Definitions> {
  const generator = await generatorOfTypes();
  return merged(
    groups.map((group) => JSON.parse(JSON.stringify(generator.createSchema(group).definitions)) as Definitions),
  );
}

async function generatedResults(): Promise<Definitions> {
  const generator = await generatorOfTypes();
  const schemas = Object.values(results).map((name) => {
    const schema = JSON.parse(JSON.stringify(generator.createSchema(name))) as Schema;
    return [name, schema] as const;
  });
  return Object.fromEntries(schemas);
}

async function kept(what: string, make: () => Promise<Definitions>): Promise<Definitions> {
  const file = cacheFile(what);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Definitions;
  } catch {
    // Made below, for the first time after an update.
  }
  const made = await make();
  mkdirSync(dirname(file), { recursive: true });
  // Another process may be at it, too: whoever is last puts the same there.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(made));
  renameSync(`${file}.${process.pid}`, file);
  return made;
}

/**
 * The schemas of slack-types.ts. They are kept in node_modules/.cache under a hash of what they are made from, so they
 * cannot be stale, nobody reviews 10,000 generated lines, and only the first run after an update takes two seconds more.
 */
export const slackSchemas = (): Promise<Definitions> => kept('slack', generated);

/** A whole schema for each type of results.ts, by its name. Kept as the others are. */
export const resultSchemas = (): Promise<Definitions> => kept('results', generatedResults);
