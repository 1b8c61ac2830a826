import type { Feature } from '../feature.ts';
import { exchangeCommands } from './slack/commands.ts';
import type { ExchangeListenerUseCases, ExchangeOwn } from './slack/deps.ts';
import { onImport } from './slack/on-import.ts';
import { texts } from './texts.ts';
import { type ExchangePorts, exchangeUseCases } from './use-cases.ts';

export { type DroppedFile, offerImport } from './slack/offer-import.ts';

/** Goals and their history as files: sent to who asks, and read from who leads a team. */
export const exchange = {
  name: 'exchange',
  useCases: exchangeUseCases,
  texts,
  notices: {},
  commands: exchangeCommands,
  listen: onImport,
} satisfies Feature<ExchangePorts, ExchangeOwn, ExchangeListenerUseCases>;
