/**
 * Who may import whom (ARCHITECTURE.md has the same table in words; a test holds the two together and plants a
 * violation of every rule).
 */
const layer = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|playground|test|bench|node_modules)/', pathNot: allowed },
});
const npm = (...names) => names.map((name) => `^node_modules/${name}/`);

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or hide a third one.',
      severity: 'error',
      from: { path: '^(src|playground)/' },
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
    {
      name: 'domain-has-no-io',
      comment: 'Neither domain nor use cases nor views touch the machine.',
      severity: 'error',
      from: { path: '^src/(domain|usecases|text|slack/views)/' },
      to: { dependencyTypes: ['core'] },
    },
    layer('usecases-know-ports', 'Use cases know the domain and their ports.', '^src/usecases/', [
      '^src/domain/',
      '^src/usecases/',
    ]),
    layer('text-knows-the-domain', 'The catalogue names what the domain has.', '^src/text/', [
      '^src/domain/',
      '^src/text/',
    ]),
    layer('stores-know-mongodb', 'Stores keep what the domain has, and know nothing of Slack.', '^src/stores/', [
      '^src/domain/',
      '^src/stores/',
      '^src/usecases/ports\\.ts$',
      ...npm('mongodb', 'bson', 'zod'),
    ]),
    layer('views-are-pure', "Views turn the domain into Slack's blocks.", '^src/slack/views/', [
      '^src/domain/',
      '^src/text/',
      '^src/slack/(views/|ids\\.ts$)',
      ...npm('@slack/types'),
    ]),
    {
      name: 'listeners-never-touch-stores',
      comment: 'A listener parses, calls a use case and shows a view.',
      severity: 'error',
      from: { path: '^src/slack/' },
      to: { path: '^(src/(stores|embedded-store)/|node_modules/(mongodb|bson)/)' },
    },
    layer('embedded-store-stands-alone', 'The embedded store knows nothing of Goalpost.', '^src/embedded-store/', [
      '^src/embedded-store/',
      ...npm('bson', 'mingo', 'libsql', 'close-with-grace', '@types/node'),
    ]),
    layer('the-command-line-moves-data', 'It copies what a store holds, and knows nothing of goals.', '^src/cli/', [
      '^src/cli/',
      '^src/embedded-store/',
      '^src/(config|logger)\\.ts$',
      ...npm('mongodb', 'bson', '@types/node'),
    ]),
    {
      name: 'one-composition-root',
      comment: 'Only app.ts joins store, Slack and scheduler; only main.ts starts it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app|main|start-failure)\\.ts$|^src/(embedded-store|cli)/' },
      to: { path: '^src/((app|main)\\.ts$|embedded-store/)' },
    },
    {
      name: 'the-bot-knows-no-playground',
      comment: 'The bot is built to Slack, not to its simulator.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(playground|test|bench)/' },
    },
    {
      name: 'the-simulator-knows-no-bot',
      comment: 'The simulated Slack is built to Slack, not to the bot.',
      severity: 'error',
      from: { path: '^playground/(slack|page)/' },
      to: { path: '^src/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
