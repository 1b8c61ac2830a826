import { readFileSync } from 'node:fs';

/**
 * Who may import whom (ARCHITECTURE.md has the same table in words; a test holds the two together and plants a
 * violation of every rule).
 */
const layer = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|packages|playground|test|bench|scripts|simulation|node_modules)/', pathNot: allowed },
});
const npm = (...names) => names.map((name) => `^node_modules/${name}/`);
/** A package of this repository, as it is resolved and as it is linked. */
const own = (name) => `^(packages/${name}|node_modules/@goalpost/${name})/`;

/** The rooms of the domain and the features, the lowest first: a higher one may import a lower one, never back. */
export const DOMAIN = [
  'time',
  'kpi',
  'reading',
  'pulse',
  'calculators',
  'team',
  'client',
  'goal',
  'history',
  'progress',
  'templates',
  'message',
  'check-in',
  'ending',
  'coach',
  'schedule',
  'round',
  'celebrations',
  'report',
  'review',
  'portfolio',
  'erasure',
  'exchange',
];
export const FEATURES = featuresInOrder(readFileSync(new URL('src/features/index.ts', import.meta.url), 'utf8'));

/** The folders of `FEATURES` in src/features/index.ts. */
function featuresInOrder(source) {
  const [, list] = /FEATURES = \[([^\]]+)\]/.exec(source) ?? [];
  return list
    .split(',')
    .filter((name) => name.trim() !== '')
    .map((name) => source.match(new RegExp(`\\b${name.trim()}\\b.* from '\\./([^/]+)/index\\.ts'`))[1]);
}

const oneWay = (name, comment, base, rooms) =>
  rooms.slice(0, -1).map((room, index) => ({
    name: `${name}:${room}`,
    comment,
    severity: 'error',
    from: { path: `${base}${room}/` },
    to: { path: `${base}(${rooms.slice(index + 1).join('|')})/` },
  }));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or hide a third one.',
      severity: 'error',
      from: { path: '^(src|packages|playground)/' },
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere would also escape every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    layer('domain-is-pure', 'The domain knows itself and the calendar.', '^src/domain/', [
      '^src/domain/',
      ...npm('luxon', '@types/luxon'),
    ]),
    ...oneWay('domain-order', 'A room of the domain knows the rooms below it.', '^src/domain/', DOMAIN),
    {
      name: 'pure-has-no-io',
      comment: 'Neither domain nor use cases nor views touch the machine.',
      severity: 'error',
      from: { path: '^src/(domain|ports|text)/|^src/features/[^/]+/([^/]+|slack/views/[^/]+)$' },
      to: { dependencyTypes: ['core'] },
    },
    layer(
      'ports-know-the-domain',
      'A port says what is needed from outside, in the words of the domain.',
      '^src/ports/',
      ['^src/(domain|ports)/'],
    ),
    layer('text-knows-the-domain', 'The catalogue names what the domain has.', '^src/text/', [
      '^src/domain/',
      '^src/text/',
    ]),
    layer('pictures-know-no-goal', 'A picture shows plain values, whatever they are of.', '^src/pictures/', [
      '^src/pictures/',
      '^src/collector\\.ts$',
      ...npm('@resvg', '@expo-google-fonts', 'harfbuzzjs', 'bidi-js', 'p-queue', '@types/node'),
    ]),
    layer(
      'exchange-knows-formats',
      'Files of goals are read by the schemas of what is stored, and know no server.',
      '^src/exchange/',
      [
        '^src/(domain|ports|exchange)/',
        '^src/stores/(goal-schema|teams|indicators|clients|pulses|reviews)\\.ts$',
        ...npm('zod', 'csv-parse', 'csv-stringify', 'fflate', 'read-excel-file', '@types/node'),
      ],
    ),
    layer('metrics-know-prometheus', 'What is counted names nobody.', '^src/metrics/', [
      '^src/metrics/',
      '^src/ports/backlog\\.ts$',
      ...npm('prom-client', '@opentelemetry/api'),
    ]),
    layer('concurrency-stands-alone', 'Queues know nothing of what waits in them.', '^src/concurrency/', [
      '^src/concurrency/',
      ...npm('p-queue', '@types/node'),
    ]),
    layer('stores-know-mongodb', 'Stores keep what the domain has, and know nothing of Slack.', '^src/stores/', [
      '^src/domain/',
      '^src/stores/',
      '^src/ports/',
      ...npm('mongodb', 'bson', 'zod'),
    ]),
    layer(
      'use-cases-know-ports',
      'Use cases know the domain, ports, and the features below theirs.',
      '^src/features/[^/]+/(?!index\\.ts|texts\\.ts)[^/]+\\.ts$',
      ['^src/(domain|ports|concurrency)/', '^src/features/[^/]+/[^/]+\\.ts$'],
    ),
    layer(
      'views-are-pure',
      "Views turn the domain into Slack's blocks, and read what comes back.",
      ['^src/slack/views/', '^src/features/[^/]+/slack/views/'],
      [
        '^src/domain/',
        '^src/text/',
        '^src/pictures/(picture|axes)\\.ts$',
        '^src/slack/(views/|(codec|fields|ids)\\.ts$)',
        '^src/features/[^/]+/(slack/views/|index\\.ts$)',
        ...npm('@slack/types', 'zod'),
      ],
    ),
    {
      name: 'features-through-the-index',
      comment: 'What others may use of a feature stands in its index.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/[^/]+/.', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'] },
    },
    {
      name: 'the-platform-knows-no-feature',
      comment: 'Slack, delivery and schedule serve every feature, and name none.',
      severity: 'error',
      from: { path: '^src/(slack|delivery|schedule|stores|http|cli)/' },
      to: { path: '^src/features/' },
    },
    ...oneWay('feature-order', 'A feature knows the features below it.', '^src/features/', FEATURES),
    {
      name: 'nothing-touches-stores',
      comment: 'A listener parses, calls a use case and shows a view.',
      severity: 'error',
      from: { path: '^src/(slack|features)/' },
      to: { path: '^(src/stores/|packages/embedded-mongo/|node_modules/(mongodb|bson)/)' },
    },
    layer(
      'embedded-mongo-stands-alone',
      'The embedded store knows nothing of Goalpost.',
      '^packages/embedded-mongo/src/',
      [
        '^packages/embedded-mongo/src/',
        ...npm('bson', 'mingo', 'libsql', 'luxon', '@types/luxon', 'close-with-grace', 'sorted-btree', '@types/node'),
      ],
    ),
    layer('the-command-line-moves-data', 'It runs what others made for it, and knows nothing of goals.', '^src/cli/', [
      '^src/cli/',
      own('embedded-mongo'),
      '^src/(config|ids|logger|root|run-once|start-failure|store-failure)\\.ts$',
      '^src/stores/((erasure/)?index|exchange)\\.ts$',
      '^src/slack/proxy\\.ts$',
      '^src/(exchange|text|ports)/',
      '^src/domain/exchange/',
      ...npm('commander', 'mongodb', 'bson', 'yaml', '@types/node'),
    ]),
    {
      name: 'one-composition-root',
      comment: 'Only app.ts joins store, Slack and scheduler; only main.ts and run-once.ts start it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app|main|run-once|begin-store|open-store|start-failure)\\.ts$|^src/cli/' },
      to: { path: '^src/(app|main)\\.ts$|^packages/' },
    },
    {
      name: 'the-bot-knows-no-playground',
      comment: 'The bot is built to Slack, not to its simulator.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(playground|test|bench|scripts|packages/slack-simulator)/' },
    },
    {
      name: 'the-simulator-knows-no-bot',
      comment: 'The simulated Slack is built to Slack, not to the bot.',
      severity: 'error',
      from: { path: '^packages/slack-simulator/(src|page)/' },
      to: { path: '^(src|playground|packages/embedded-mongo)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
