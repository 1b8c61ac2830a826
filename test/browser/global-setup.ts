import { buildPage } from '@goalpost/slack-simulator/page';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the page is. */
    page: string;
  }
}

/** Builds the page once, for all tests that open it. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('page', await buildPage());
}
