/**
 * Prints what CHANGELOG.md says about a version: `node --import tsx scripts/release-notes.ts v1.2.0`. Ends with 1 where it
 * says nothing.
 */
import { readFileSync } from 'node:fs';
import { releaseNotes } from './release/notes.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const notes = releaseNotes(read('CHANGELOG.md'), process.argv[2] ?? '', version);
if (notes.ok) console.log(notes.text);
else {
  console.error(notes.problem);
  process.exitCode = 1;
}
