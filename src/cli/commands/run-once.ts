import { parseConfig } from '../../config.ts';
import { createLogger } from '../../logger.ts';
import { CliError } from '../errors.ts';
import type { Page } from '../page.ts';

export const runOncePage: Page = {
  name: 'run-once',
  summary: 'Do everything that is due now, then stop',
  description: [
    'Opens and closes rounds, finishes what was cut short, and sends what waits, as the beats of the bot do. Many messages take a while: they keep to the pace that Slack allows. It takes no requests from Slack.',
    'Every step may be repeated, so that Ctrl+C does no harm. With the embedded store, stop Goalpost first. Beside bots that share a MongoDB server, it is safe.',
  ],
  arguments: [],
  options: [],
  examples: [{ line: 'goalpost run-once', does: 'Sends what is due, for example before a move to another machine.' }],
  exits: ['failed', 'configuration', 'stopped'],
  run: async (_, { env, progress, stop }) => {
    const parsed = parseConfig(env);
    if (!parsed.ok) throw new CliError('configuration', parsed.lines.join('\n'));
    const { config } = parsed;
    // The whole bot: no other command waits until it is loaded.
    const { runOnce } = await import('../../run-once.ts');
    const { startFailure, surroundingsIn } = await import('../../start-failure.ts');
    try {
      const { waiting, nextDueAt } = await runOnce({ config, logger: createLogger(config.logLevel) }, stop);
      const next = nextDueAt === undefined ? '' : ` Next due: ${nextDueAt.toISOString()}.`;
      progress.say(`${waiting} messages wait for their time.${next}`);
    } catch (error) {
      const { line, isConfiguration } = startFailure(error, surroundingsIn(env));
      throw new CliError(isConfiguration ? 'configuration' : 'failed', line);
    }
    if (stop.aborted) throw new CliError('stopped', 'Stopped. Run the command again to do the rest.');
    return 'done';
  },
};
