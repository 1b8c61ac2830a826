import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonSchema } from '../../src/exchange/index.ts';
import { cases } from '../support/cases.ts';
import { drawnWorkspace, fill, openExchange } from './support.ts';

const SCHEMA = 'docs/export.schema.json';

it('is docs/export.schema.json: npm run docs:exchange writes it', () => {
  expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});

it('holds for every export, and for nothing with a field more or less', async () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const check = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  const { db, json } = await openExchange();
  await fc.assert(
    fc.asyncProperty(drawnWorkspace, async (workspace) => {
      for (const one of await db.collections()) await one.deleteMany({});
      await fill(db, workspace);
      const read = JSON.parse(await json());
      expect(check(read), JSON.stringify(check.errors)).toBe(true);
      const [first] = read.items;
      expect(check({ ...read, items: [{ ...first, mood: 'good' }] })).toBe(false);
      const { id: _, ...without } = first;
      expect(check({ ...read, items: [without] })).toBe(false);
    }),
    cases(10),
  );
});
