import { readFileSync, writeFileSync } from 'node:fs';
import { MILLION, scaleTables, withTables } from './scale-page.ts';
import { measuredIn } from './scale-plan.ts';
import { keptOfTeam } from './scale-sizes.ts';

/** `npm run docs:scale` computes the tables of docs/scale.md from docs/performance.md; a test compares them. */
const measured = measuredIn(readFileSync('docs/performance.md', 'utf8'));
const tables = scaleTables(measured, await keptOfTeam(MILLION));
writeFileSync('docs/scale.md', withTables(readFileSync('docs/scale.md', 'utf8'), tables));
