import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { importsOf, type Source } from './sources.ts';

/** The rooms of the domain and the features, the lowest first. */
interface Rooms {
  /** Whose order it is. */
  readonly of: string;
  readonly DOMAIN: readonly string[];
  readonly FEATURES: readonly string[];
}

const rules = z.object({ DOMAIN: z.array(z.string()), FEATURES: z.array(z.string()) });

/** The order that a tree's dependency rules have; that of the working tree where it has none. */
export async function roomsOf(root: string, working: string): Promise<Rooms> {
  const own = rules.safeParse(await rulesOf(root));
  if (own.success) return { ...own.data, of: 'its own' };
  return { ...rules.parse(await rulesOf(working)), of: "the working tree's" };
}

async function rulesOf(root: string): Promise<unknown> {
  const file = join(root, '.dependency-cruiser.js');
  return existsSync(file) ? import(pathToFileURL(file).href) : undefined;
}

/** Imports from one room into another, and how many of them lead upwards. Rooms without a place in the order do not count. */
export function climbsOf(sources: readonly Source[], { DOMAIN, FEATURES }: Rooms) {
  const place = (path: string) => {
    const [, base = '', room = ''] = /^src\/(domain|features)\/([^/]+)\//.exec(path) ?? [];
    return { base, rank: (base === 'domain' ? DOMAIN : FEATURES).indexOf(room) };
  };
  const between = sources.flatMap((source) => {
    const from = place(source.path);
    return importsOf(source)
      .map((path) => ({ from, to: place(path) }))
      .filter(({ to }) => from.base === to.base && from.rank >= 0 && to.rank >= 0 && from.rank !== to.rank);
  });
  return { all: between.length, upward: between.filter(({ from, to }) => to.rank > from.rank).length };
}
