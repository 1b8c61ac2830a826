import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emojiOf } from '../../packages/slack-simulator/page/src/text/emoji.ts';

const SOURCES = ['src/text', 'src/slack/views', 'src/features'].map((folder) =>
  join(import.meta.dirname, '../..', folder),
);
/** A short name in Slack's spelling. Times of day look alike: a name has a letter. */
const SHORT_NAME = /:([a-z][a-z0-9_]*):/g;

it('shows every emoji that the bot writes as a picture, and not by its name', () => {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const names = new Set(files.flatMap((text) => [...text.matchAll(SHORT_NAME)].map(([, name = '']) => name)));
  expect(names.size).toBeGreaterThan(20);
  expect([...names].filter((name) => emojiOf(name) === undefined)).toEqual([]);
});
