import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `node scripts/trim.mjs FOLDER`: takes out of an installation what nothing reads at run time: types, source maps, fonts
 * that no picture has, and native parts for another C library. Licences stay. Prints what it took.
 */
const [, , given = '.'] = process.argv;
const root = resolve(given);
const modules = join(root, 'node_modules');

const UNREAD = /\.d\.[cm]?ts$|\.(?:[cm]?js|css|d\.[cm]?ts)\.map$|\.tsbuildinfo$/;
const FONT = /\.[ot]tf$/;
/** Every font that the sources name is read; the others only lie there. */
const NAMED_FONTS = /[\w-]+\/\w+\/\w+\.ttf/g;

const isGlibc = process.report?.getReport().header.glibcVersionRuntime !== undefined;
const foreign = process.platform !== 'linux' ? undefined : isGlibc ? /-musl$/ : /-gnu$/;

const built = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.js'));
const fonts = new Set(built.flatMap((name) => readFileSync(join(root, 'dist', name), 'utf8').match(NAMED_FONTS) ?? []));
if (fonts.size === 0) throw new Error('Nothing in dist names a font');

let bytes = 0;
for (const folder of [modules, join(root, 'dist'), join(root, 'packages')]) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const isFont = path.includes('@expo-google-fonts') && FONT.test(entry.name);
    const isForeign = foreign !== undefined && path.split('/').some((part) => foreign.test(part));
    const isUnread = isFont ? ![...fonts].some((font) => path.endsWith(font)) : isForeign || UNREAD.test(entry.name);
    if (!isUnread) continue;
    bytes += statSync(path).size;
    rmSync(path);
  }
}
console.log(`Took ${Math.round(bytes / 1_000_000)} MB of what nothing reads.`);
