import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { licencesTable, type ShippedPackage, shippedPackages, unwelcome } from '../../scripts/licences/shipped.ts';

describe('the licences of what ships', () => {
  let packages: readonly ShippedPackage[];
  beforeAll(async () => {
    packages = await shippedPackages();
  });

  it('leave out nothing that ships', () => {
    const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    const { dependencies } = JSON.parse(manifest) as { readonly dependencies: Readonly<Record<string, string>> };
    const own = Object.keys(dependencies).filter((name) => !name.startsWith('@goalpost/'));
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(own));
  });

  it('were all looked at', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(unwelcome(packages)).toEqual([]);
  });

  it('are on the page of the documentation', () => {
    const page = readFileSync(new URL('../../docs/licences.md', import.meta.url), 'utf8');
    expect(page, 'run npm run docs:licences').toBe(licencesTable(packages));
  });

  it('are noticed where nobody looked at one', () => {
    const other = { name: 'somebody', licence: 'AGPL-3.0-only' };
    expect(unwelcome([...packages, other])).toEqual([other]);
  });
});
