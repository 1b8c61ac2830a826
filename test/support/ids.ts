import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES } from '../../src/features/index.ts';
import { INPUT } from '../../src/slack/ids.ts';

const fileOf = (name: string) => join(import.meta.dirname, '../../src/features', name, 'slack/views/ids.ts');

/**
 * What the features show and listen to: each has an `ids.ts` beside its views, in which names end as their ids' kind. One
 * that only answers a command has none.
 */
const declared = await Promise.all(
  FEATURES.filter(({ name }) => existsSync(fileOf(name))).map(
    async ({ name }): Promise<Record<string, Record<string, string | readonly string[]>>> => {
      return import(`../../src/features/${name}/slack/views/ids.ts`);
    },
  ),
);

/** Some elements of a message have a list of ids, one for each place. */
function idsOf(kind: string): readonly string[] {
  return declared.flatMap((ids) =>
    Object.entries(ids).flatMap(([name, values]) => (name.endsWith(kind) ? Object.values(values).flat() : [])),
  );
}

/** Every `action_id`, `callback_id` of a modal and of a shortcut that the bot has. */
export const ACTIONS = [...idsOf('_ACTIONS'), INPUT];
export const VIEWS = idsOf('_VIEWS');
export const SHORTCUTS = idsOf('_SHORTCUTS');
