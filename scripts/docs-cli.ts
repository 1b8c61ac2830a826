/** Writes docs/command-line.md from the commands themselves. */
import { writeFileSync } from 'node:fs';
import { reference } from '../src/cli/manual.ts';
import { PAGES } from '../src/cli/pages.ts';

writeFileSync(new URL('../docs/command-line.md', import.meta.url), reference(PAGES));
