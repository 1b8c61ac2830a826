import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** jscpd's own default: what is shorter is mostly imports. */
const LEAST_TOKENS = 50;

const report = z.object({
  statistics: z.object({ total: z.object({ clones: z.number(), percentage: z.number() }) }),
});

/** Blocks that stand in the code more than once, and their share of its lines. */
export function duplicatesOf(root: string): { readonly blocks: number; readonly share: number } {
  const folder = mkdtempSync(join(tmpdir(), 'goalpost-duplicates-'));
  try {
    const packages = readdirSync(root).includes('packages') ? readdirSync(join(root, 'packages')) : [];
    const paths = ['src', ...packages.map((name) => join('packages', name, 'src'))];
    const bin = createRequire(import.meta.url).resolve('jscpd/run-jscpd.js');
    const options = ['--min-tokens', String(LEAST_TOKENS), '--format', 'typescript,tsx', '--reporters', 'json'];
    execFileSync(process.execPath, [bin, ...options, '--output', folder, '--silent', ...paths], { cwd: root });
    const { clones, percentage } = report.parse(JSON.parse(readFileSync(join(folder, 'jscpd-report.json'), 'utf8')))
      .statistics.total;
    return { blocks: clones, share: percentage / 100 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
