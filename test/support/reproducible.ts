/** Runs with every test file: what properties are tried with follows from the seed of the run (`seed.ts`). */
import fc from 'fast-check';
import { beforeEach } from 'vitest';
import { cases } from './cases.ts';

const seed = Number(process.env['SEED']);
/** As many as fast-check takes itself. */
const USUAL_CASES = 100;

fc.configureGlobal({ seed, ...cases(USUAL_CASES) });

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error(`The random choices of this run follow from SEED=${seed}.`));
});
