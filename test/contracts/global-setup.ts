import { resultSchemas, slackSchemas } from './schemas.ts';

/** Makes the schemas once, before test files that need them run side by side. */
export async function setup(): Promise<void> {
  await slackSchemas();
  await resultSchemas();
}
