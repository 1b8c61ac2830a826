import { expect } from 'vitest';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../playground/start.ts';
import { openTestDatabase } from './database.ts';
import { keepSeen } from './gallery.ts';
import { expectQuietLog, typedTexts, watchLog } from './watched-log.ts';
import { type SentMessage, unsaidLines } from './whole-text.ts';

/** What a scenario shows is what the bot says, and not how fast the machine is that day. */
const PATIENCE = 8;

interface TestPlaygroundOptions extends PlaygroundOptions {
  /** In which the people of the scene read, for the gallery; `en` where absent. */
  readonly language?: 'en' | 'de';
}

/**
 * The playground in a database of its own, on the server of MONGODB_URI where there is one. Warnings of the bot are
 * printed: a scenario that goes well has none. When it stops, every message that the bot sent is read again: its text
 * has to say what its blocks say. And its whole log is read: it holds no token and nothing that anybody typed.
 */
export async function startTestPlayground({
  language = 'en',
  ...options
}: TestPlaygroundOptions = {}): Promise<Playground> {
  const database = await openTestDatabase();
  const log = watchLog();
  const playground = await startPlayground({
    logger: log.logger,
    waitFactor: PATIENCE,
    slackWaitFactor: PATIENCE,
    store: { kind: 'mongodb', uri: database.uri, database: database.name },
    ...options,
  });
  return {
    ...playground,
    stop: async () => {
      const calls = playground.simulator.calls();
      await keepSeen(calls, new URL(playground.simulator.page), language);
      await playground.stop();
      await database.close();
      const { botToken, appToken, signingSecret } = playground.simulator;
      expectQuietLog(log.lines(), [botToken, appToken, signingSecret, ...typedTexts(calls)]);
      expectWholeTexts(calls);
    },
  };
}

/** What takes a message. */
const SENDS = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'response_url'];

function expectWholeTexts(calls: ReturnType<Playground['simulator']['calls']>): void {
  const sent = calls.filter(({ direction, name }) => direction === 'in' && SENDS.includes(name));
  const unsaid = sent.flatMap(({ name, request }) => {
    const message = (typeof request === 'string' ? JSON.parse(request) : request) as SentMessage;
    const lines = unsaidLines(message);
    return lines.length > 0 ? [{ name, lines, text: message.text }] : [];
  });
  expect(unsaid, 'messages whose text leaves out what their blocks say').toEqual([]);
}
