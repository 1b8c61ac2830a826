import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const PAGE = new URL('../docs/performance.md', import.meta.url);
const CORES: Readonly<Record<number, string>> = { 1: 'one core', 2: 'two cores', 4: 'four cores', 8: 'eight cores' };

/** Puts what was measured between the two comments that name it in `docs/performance.md`. Throws where they are not. */
export function writeMeasured(name: string, lines: readonly string[]): void {
  writeFileSync(PAGE, inPlace(readFileSync(PAGE, 'utf8'), `measured: ${name}`, lines));
}

/** A page with these lines between the comment `what` and the one that ends it. Throws where the page has no such place. */
export function inPlace(page: string, what: string, lines: readonly string[]): string {
  const name = what.split(': ').at(-1);
  const [begin, end] = [`<!-- ${what} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no place for ${name}: write ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${page.slice(to)}`;
}

/** What it was measured on, in words that name no machine. */
export function machine(): string {
  const cores = availableParallelism();
  const { versions } = process;
  return `Node ${versions.node.split('.')[0]}, ${CORES[cores] ?? `${cores} cores`}`;
}

/** The commit that is checked out in a folder, and whether something in it differs from that. */
export function commitOf(folder: string): string {
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'src', 'packages') === '' ? '' : ', changed';
  return `${git('rev-parse', '--short=7', 'HEAD')}${changed}`;
}

/** A table in Markdown. Columns after the first hold numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)];
}
