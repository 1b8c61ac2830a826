/** The names of emoji that reactions may have (docs.slack.dev/reference/methods/reactions.add). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** emoji-data, the list from which Slack's own names come; a skin tone may follow where an emoji has variations. */
const listed = z.array(z.object({ short_names: z.array(z.string()), skin_variations: z.object({}).optional() }));

/** What every workspace has besides (docs.slack.dev/reference/methods/emoji.list). The simulated ones have no others. */
const ofWorkspaces = ['bowtie', 'squirrel', 'shipit'];

const named = /^([a-z0-9_+'-]+)(::skin-tone-[2-6])?$/;

/** By name, whether there are skin tones. */
let known: ReadonlyMap<string, boolean> | undefined;

function readNames(): ReadonlyMap<string, boolean> {
  const file = fileURLToPath(import.meta.resolve('emoji-datasource/emoji.json'));
  const names = new Map(ofWorkspaces.map((name) => [name, false]));
  for (const { short_names, skin_variations } of listed.parse(JSON.parse(readFileSync(file, 'utf8')))) {
    for (const name of short_names) names.set(name, skin_variations !== undefined);
  }
  return names;
}

/** Whether there is an emoji of that name, given without colons. */
export function isEmoji(given: string): boolean {
  known ??= readNames();
  const [, name = '', tone] = named.exec(given) ?? [];
  const hasTones = known.get(name);
  return hasTones !== undefined && (tone === undefined || hasTones);
}
