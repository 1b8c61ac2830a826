import { addFeature, featureProblem } from './add-feature.ts';

/** EX_USAGE of sysexits.h. */
const EXIT_USAGE = 64;

const USAGE = `Usage: npm run new -- feature NAME

Writes a feature that works: a command, a modal, a direct message, English and German texts, and tests. NAME is what people
type after /goal: lower-case words with hyphens between them, such as "pulse" or "client-pulse".`;

const [what, name, ...others] = process.argv.slice(2);

if (what === '--help' || what === '-h' || what === 'help') {
  console.log(USAGE);
} else if (what !== 'feature' || name === undefined || others.length > 0) {
  const typed = process.argv.slice(2).join(' ');
  fail(`${typed === '' ? 'Say what is to be made.' : `This is not understood: ${typed}`}\n\n${USAGE}`);
} else {
  const problem = featureProblem(name);
  if (problem !== undefined) fail(problem);
  const { written, changed } = await addFeature(name);
  console.log(
    `/goal ${name} works. New files:\n${written.map((file) => `  ${file}`).join('\n')}\nChanged:\n  ${changed}\n`,
  );
  console.log(`Try it with "npm run playground". CONTRIBUTING.md, "Add a feature", says what to change next.`);
}

function fail(why: string): never {
  console.error(why);
  process.exit(EXIT_USAGE);
}
