#!/usr/bin/env bash
# tsx 4.23.15 with a bundle of esbuild 0.28.2: the first stack that is read stops the process while a whole source map is read.
# Needs Node 20.19 or later and npm. Reaches the npm registry only. Takes about 20 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund esbuild@0.28.2 tsx@4.23.15 mongodb@7.9.0 zod@4.6.7

cat > main.js <<'JS'
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { performance } from 'node:perf_hooks';
// Something of each is used, so that the bundle holds it.
globalThis.kept = [MongoClient, z];
const readMs = () => {
  const error = new Error('one of many');
  const began = performance.now();
  error.stack;
  return performance.now() - began;
};
console.log(JSON.stringify([readMs(), readMs()]));
JS
npx esbuild main.js --bundle --platform=node --format=cjs --sourcemap --outfile=bundle.cjs --log-level=error

cat > compare.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
const run = (...args) => JSON.parse(execFileSync(process.execPath, [...args, 'bundle.cjs'], { encoding: 'utf8' }));
const [plain, loaded] = [run(), run('--import', 'tsx')];
const ms = (times) => times.map((time) => time.toFixed(2)).join(' ms, then ');
const megabytes = (statSync('bundle.cjs.map').size / 2 ** 20).toFixed(1);
console.log(`tsx 4.23.15, esbuild 0.28.2, Node ${process.version}
Guess: a loader for TypeScript changes nothing for a program that is JavaScript already; to read a stack costs microseconds.
Behaviour seen: to read "error.stack" takes ${ms(plain)} ms without the loader, and ${ms(loaded)} ms with it.
  tsx turns on source maps for the whole process, and Node reads the map of a bundle, here ${megabytes} MB, when a stack in
  it is first read: a log line about one error, or a socket that is destroyed with one, stops everything for as long.`);
process.exitCode = loaded[0] > 20 * plain[0] && loaded[0] > 20 * loaded[1] ? 0 : 1;
JS
node compare.mjs
