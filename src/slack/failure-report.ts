import { Refused } from '../domain/policy.ts';
import type { ListenerDeps } from './listener-deps.ts';
import type { Message } from './views/message.ts';
import { refusal, textMessage } from './views/replies.ts';

const REFERENCE_LENGTH = 8;

/**
 * What a person is told where a request was not carried out: why they may not, or else a reference under which the
 * failure is logged.
 */
export function failureReport(deps: ListenerDeps, where: string, error: unknown): Message {
  if (error instanceof Refused) return refusal(error.why, deps.texts);
  const reference = deps.ids.next().slice(0, REFERENCE_LENGTH);
  deps.logger.error({ error, where, reference }, 'a request could not be carried out');
  return textMessage(deps.texts.command.failure(reference));
}
