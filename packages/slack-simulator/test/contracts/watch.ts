import type { CallRecord } from '../../src/index.ts';
import type { Contracts } from './contracts.ts';

/** Codes with which Slack says that a call was not well made: nothing that an app can meet in good faith. */
const malformed = new Set([
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_command_response',
  'invalid_json',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'invalid_payload',
  'json_not_object',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
  'unknown_method',
  'unreadable acknowledgement',
  'view_too_large',
]);

export interface Watched {
  readonly record: CallRecord;
  /** The app's name in its manifest. */
  readonly app: string;
}

/** The bot itself, and no app that a test made up to be refused. */
const isOurs = (app: string) => app === 'Goalpost';

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
const parsed = (body: unknown): unknown => (typeof body === 'string' ? JSON.parse(body) : body);

function received({ record, app }: Watched, contracts: Contracts): string[] {
  const { name, status, request } = record;
  const refused = isOurs(app) && malformed.has(status) ? [`/ was refused: ${JSON.stringify(record.response)}`] : [];
  if (status !== 'ok' && !isOurs(app)) return [];
  if (name === 'response_action') return refused;
  if (name === 'response_url') return [...refused, ...contracts.answer('response_url', parsed(request))];
  return [...refused, ...contracts.call(name, request)];
}

function sent({ record, app }: Watched, contracts: Contracts): string[] {
  const type =
    'type' in objectOf(record.request) ? String(Reflect.get(objectOf(record.request), 'type')) : 'slash_command';
  const answer = record.status === 'ok' && isOurs(app) ? contracts.answer(type, record.response) : [];
  return [...contracts.payload(record.request), ...answer.map((line) => `(acknowledgement) ${line}`)];
}

/** What is wrong with the simulator's own answer to a call, whoever made it, with its place. */
export function answerComplaints({ record }: Watched, contracts: Contracts): string[] {
  const { direction, name, status, response, id } = record;
  if (direction === 'out' || status === 'unknown_method' || name.startsWith('response_')) return [];
  return contracts.result(name, response).map((line) => `to the app, the answer to ${name} (call ${id}): ${line}`);
}

/**
 * What is wrong with one thing that passed between a simulated Slack and an app, with its place; empty where nothing
 * is. Calls that Slack refuses are an app's own affair, unless the app is the bot.
 */
export function complaintsOf(watched: Watched, contracts: Contracts): string[] {
  const { direction, name, id } = watched.record;
  const found = direction === 'in' ? received(watched, contracts) : sent(watched, contracts);
  return found.map((line) => `${direction === 'in' ? 'from the app' : 'to the app'}, ${name} (call ${id}): ${line}`);
}
