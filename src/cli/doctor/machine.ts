import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Finding, failure, ok, warning } from './finding.ts';

/** When a release line gets no more security fixes (github.com/nodejs/Release). */
const ENDS: Readonly<Record<number, string>> = {
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
  26: '2029-04-30',
};
const LEAST = [20, 19] as const;
const SOON_MS = 90 * 24 * 60 * 60 * 1000;
const GIB = 1024 ** 3;
const ROOM_NEEDED = GIB / 10;
/** Rules of countries change several times a year. */
const ZONES_YEARS = 2;

/** Whether this release of Node is one that Goalpost runs on, and is maintained. */
export function lookAtNode(version: string, now: Date): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fix = 'Install Node.js 24.';
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
    return failure('node', `Node.js ${version} is too old: Goalpost needs ${LEAST.join('.')} or later.`, fix);
  }
  const end = ENDS[major];
  if (end === undefined) {
    return major % 2 === 0
      ? ok('node', `Node.js ${version}`)
      : warning('node', `Node.js ${version} is a release without long-term support.`, fix);
  }
  const left = Date.parse(end) - now.getTime();
  if (left <= 0) return warning('node', `Node.js ${version} has had no security fixes since ${end}.`, fix);
  if (left <= SOON_MS) return warning('node', `Node.js ${version} gets no security fixes after ${end}.`, fix);
  return ok('node', `Node.js ${version}, maintained until ${end}`);
}

/** Whether the time zone data of Node is recent. `version` is like `2026a`; undefined where Node has none of its own. */
export function lookAtZones(version: string | undefined, now: Date): Finding {
  const year = Number.parseInt(version ?? '', 10);
  const fix = 'Install the latest Node.js of your release line.';
  if (version === undefined || Number.isNaN(year)) return warning('zone data', 'Node.js names no zone data.', fix);
  return now.getUTCFullYear() - year >= ZONES_YEARS
    ? warning('zone data', `The zone data is of ${version}: clock changes since then may be missing.`, fix)
    : ok('zone data', `of ${version}`);
}

/** Whether there is room where the embedded store writes. */
export async function lookAtDisk(folder: string): Promise<Finding> {
  let place = resolve(folder);
  // Before the first start there is no folder: what counts is the disk on which it will be.
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const { bavail, bsize } = await statfs(place);
  const free = bavail * bsize;
  const room = `${(free / GIB).toFixed(1)} GiB free at ${place}`;
  const fix = 'Make room, or set DATA_DIR to a folder on another disk.';
  if (free < ROOM_NEEDED) return failure('disk', room, fix);
  return free < GIB ? warning('disk', room, fix) : ok('disk', room);
}
