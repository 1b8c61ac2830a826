#!/usr/bin/env bash
# mingo 7.2.7: a context of operators that was made once is copied for every query that is given it.
# Needs Node 20.19 or later and npm. Reaches the npm registry only. Takes about 10 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mingo@7.2.7

cat > measure.mjs <<'JS'
import { Context } from 'mingo/core';
import * as expressions from 'mingo/operators/expression';
import * as queries from 'mingo/operators/query';
import { Query } from 'mingo/query';

const ROUNDS = 20_000;
// Microseconds of the processor for one query that asks for equality, with a context that was made before.
function timeOf(context) {
  const options = { context };
  const began = process.cpuUsage();
  for (let i = 0; i < ROUNDS; i += 1) new Query({ a: 1 }, options).test({ a: 1 });
  const { user, system } = process.cpuUsage(began);
  return (user + system) / ROUNDS;
}
const one = Context.init().addQueryOps({ $eq: queries.$eq });
const all = Context.init().addQueryOps(queries).addExpressionOps(expressions);
timeOf(one);
timeOf(all);
const [small, large] = [timeOf(one), timeOf(all)];
const operators = Object.keys(queries).length + Object.keys(expressions).length;
console.log(`mingo 7.2.7, Node ${process.version}
Guess: a context is made once so that queries share it; one of many operators costs a query no more than one of few.
Behaviour seen: a query takes ${small.toFixed(1)} µs with a context of one operator, and ${large.toFixed(1)} µs with one of ${operators}, of
  which it uses the same one. Each query copies all of them; an Aggregator does, too. The options that mingo hands to an
  operator are of a class of its own, and a query that is given these copies nothing.`);
process.exitCode = large > 4 * small ? 0 : 1;
JS
node measure.mjs
