import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** A package that is installed where Goalpost runs. */
export interface ShippedPackage {
  readonly name: string;
  /** As SPDX writes it; `unknown` where the package names none. */
  readonly licence: string;
}

/**
 * Licences under which a package may be used unchanged in a program under MIT. Anything else is looked at first, and
 * then stands here.
 */
const WELCOME = new Set([
  'MIT',
  'ISC',
  // Permissive; asks that its text or a link to it goes along.
  'BlueOak-1.0.0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Unlicense',
  'PSF-2.0',
  // Of its own files, which stay as they are.
  'MPL-2.0',
  'MIT AND OFL-1.1',
  '(ISC AND CC-BY-3.0)',
]);

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), link: z.boolean().optional(), license: z.string().optional() }),
  ),
});

const FOLDER = 'node_modules/';

/**
 * Everything that `npm ci --omit=dev` installs, in the order of their names. Read from the lock file, so that what another
 * platform would install is listed, too; npm's own bill of materials leaves out what a development dependency needs as
 * well (`findings/npm-sbom-omit-dev.sh`).
 */
export async function shippedPackages(): Promise<ShippedPackage[]> {
  const text = await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8');
  const found = new Map<string, ShippedPackage>();
  for (const [path, { dev, link, license }] of Object.entries(lockFile.parse(JSON.parse(text)).packages)) {
    if (dev === true || link === true || !path.includes(FOLDER)) continue;
    const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
    found.set(name, { name, licence: license ?? 'unknown' });
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Packages whose licence was not looked at. */
export function unwelcome(packages: readonly ShippedPackage[]): ShippedPackage[] {
  return packages.filter(({ licence }) => !WELCOME.has(licence));
}

/** The page of docs. */
export function licencesTable(packages: readonly ShippedPackage[]): string {
  const byLicence = new Map<string, string[]>();
  for (const { name, licence } of packages) byLicence.set(licence, [...(byLicence.get(licence) ?? []), name]);
  const rows = [...byLicence]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([licence, names]) => `| ${licence} | ${names.map((name) => `\`${name}\``).join(', ')} |`);
  return [
    '# Licences',
    '',
    'What `npm ci --omit=dev` installs on any platform, by licence, from the lock file. Each package brings its own',
    'licence text. `npm run docs:licences` writes this page, and a test fails if it is stale or if a licence was not looked',
    'at. [NOTICE](../NOTICE) has what the licences ask to be named.',
    '',
    '| licence | packages |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}
