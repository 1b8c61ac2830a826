#!/usr/bin/env bash
# npm 11.19.1: `npm sbom --omit=dev` leaves out a production dependency that a development dependency needs, too.
# Needs Node 20.19 or later and npm. Reaches the npm registry only. Takes about 10 seconds.
# Exits with 1 where the behaviour is another than the one stated.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/tool" "$folder/project"
cd "$folder/tool"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts npm@11.19.1
npm="node $folder/tool/node_modules/npm/bin/npm-cli.js"
cd "$folder/project"

# What a bill of materials names, and what an installation without development dependencies has.
billed() { $npm sbom --omit=dev --sbom-format=cyclonedx | node -e '
  const { components } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  console.log(components.map(({ name }) => name).sort().join(" ") || "nothing");'; }
installed() { rm -rf node_modules && $npm ci --omit=dev --silent --no-audit --no-fund --ignore-scripts && ls node_modules; }

# luxon is a dependency in both; in the second, a development dependency needs the same version of it.
echo '{ "name": "shop", "version": "1.0.0", "dependencies": { "luxon": "3.7.2" } }' > package.json
$npm install --silent --no-audit --no-fund --ignore-scripts
alone=$(billed)
echo '{ "name": "shop", "version": "1.0.0", "dependencies": { "luxon": "3.7.2" }, "devDependencies": { "cron": "4.3.3" } }' > package.json
$npm install --silent --no-audit --no-fund --ignore-scripts
shared=$(billed)
ships=$(installed)

cat <<END
npm $($npm --version), Node $(node --version)
Guess: the bill of what ships does not depend on what is only needed for development.
Documentation: https://docs.npmjs.com/cli/v11/commands/npm-sbom: \`omit\` names "dependency types to omit from generated SBOM".
Behaviour seen:
  the bill with luxon alone:                     $alone
  with cron, which needs luxon, for development: $shared
  what npm ci --omit=dev installs then:          $ships
END
[ "$alone" = luxon ] && [ "$shared" = nothing ] && [ "$ships" = luxon ]
