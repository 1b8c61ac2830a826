import { writeFileSync } from 'node:fs';
import { jsonSchema } from '../src/exchange/index.ts';

/** `npm run docs:exchange` writes the JSON Schema of exports; a test compares it. */
writeFileSync('docs/export.schema.json', `${JSON.stringify(jsonSchema(), undefined, 2)}\n`);
