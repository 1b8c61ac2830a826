import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { resultSchemas, slackSchemas } from './schemas.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run, in which test files leave what they exercised. */
    traffic: string;
  }
}

/**
 * Makes the schemas once, before test files that need them run side by side; and after all of them sees to the table of
 * what they exercised.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await slackSchemas();
  await resultSchemas();
  const folder = join(
    resolve(import.meta.dirname, '../../../..'),
    `node_modules/.cache/goalpost/traffic-${process.pid}`,
  );
  project.provide('traffic', folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return async () => {
    if (!existsSync(folder)) return;
    const { settleCoverage } = await import('./coverage.ts');
    settleCoverage(folder, project.config.snapshotOptions.updateSnapshot === 'all');
  };
}
