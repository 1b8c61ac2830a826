/** Writes docs/licences.md: what ships, and under which licence. Ends with 1 where a licence is not one that may ship. */
import { writeFileSync } from 'node:fs';
import { licencesTable, shippedPackages, unwelcome } from './licences/shipped.ts';

const packages = await shippedPackages();
writeFileSync(new URL('../docs/licences.md', import.meta.url), licencesTable(packages));
for (const { name, licence } of unwelcome(packages)) {
  console.error(`${name} is under ${licence}, which Goalpost can't ship. Choose another package.`);
  process.exitCode = 1;
}
