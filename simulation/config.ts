/** Of a bot that nothing is sent to, over a store and a Slack of this process. */
export const config = {
  slack: {
    botToken: 'xoxb-simulated',
    apiUrl: 'https://slack.test/api/',
    transport: { kind: 'http', signingSecret: '' },
  },
  port: 0,
  store: { kind: 'mongodb', uri: '', database: '' },
  logLevel: 'silent',
} as const;
