#!/usr/bin/env bash
# zod 4.6.7: what toJSONSchema writes, fromJSONSchema reads back with rules missing.
# Needs Node 20.19 or later and npm. Reaches the npm registry only. Takes about 5 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0

cat > back.mjs <<'EOF'
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';

const amount = z.number().min(0).meta({ id: 'amount' });
/** What each schema is to be asked; the original and ajv refuse all of it. */
const CASES = [
  ['two patterns', z.string().regex(/[A-Z]/).regex(/[0-9]/), ['A', '7']],
  ['start, middle and end', z.string().startsWith('KPI-').endsWith('-2026').includes('nps'), ['KPI-nps', 'nps-2026']],
  ['a named schema, narrowed', z.object({ price: amount, share: amount.max(100) }), [{ price: 500, share: 500 }]],
  ['a record of every key', z.record(z.enum(['monthly', 'quarterly']), z.boolean()), [{ monthly: true }, {}]],
];
/** These come back whole. */
const CONTROLS = [
  ['one pattern', z.string().regex(/[A-Z]/).min(2), ['a', 'A']],
  ['a union', z.union([z.string().max(2), z.number().max(2)]), ['abc', 3]],
  ['a rest', z.tuple([z.number()], z.string()), [[1, 2], []]],
];

let asStated = true;
for (const [cases, lost] of [[CASES, true], [CONTROLS, false]]) {
  for (const [name, schema, wrong] of cases) {
    const written = z.toJSONSchema(schema);
    const back = z.fromJSONSchema(written);
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).compile(written);
    for (const value of wrong) {
      const [original, again, other] = [schema.safeParse(value).success, back.safeParse(value).success, ajv(value)];
      console.log(`${name}, ${JSON.stringify(value)}: zod ${original}, read back ${again}, ajv ${other}`);
      asStated &&= !original && !other && again === lost;
    }
  }
}
console.log(asStated ? 'As stated.' : 'NOT as stated: the behaviour has changed.');
process.exit(asStated ? 0 : 1);
EOF

cat <<'EOF'
Package:   zod 4.6.7, beside ajv 8.20.0 on the same JSON Schema
Guess:     a schema that zod writes as JSON Schema and reads back refuses what it refused before, or fromJSONSchema says
           that it cannot.
Behaviour: the JSON Schema is right, as ajv shows. On the way back three kinds of keywords are left out without a word:
           those beside $ref, those in an allOf that repeats no type, and names in required that stand in no properties.
           So a second pattern, the narrowing of a named schema, and the keys of a complete record are not asked for.
Output:
EOF
node back.mjs
