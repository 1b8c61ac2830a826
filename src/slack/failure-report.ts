import type { ListenerDeps } from './listening.ts';
import type { Message } from './views/message.ts';
import { said } from './views/replies.ts';

const REFERENCE_LENGTH = 8;

/** Logs a failure under a reference, and makes the message that names it to the person. */
export function failureReport(deps: ListenerDeps, where: string, error: unknown): Message {
  const reference = deps.ids.next().slice(0, REFERENCE_LENGTH);
  deps.logger.error({ error, where, reference }, 'a request could not be carried out');
  return said(deps.texts.command.trouble(reference));
}
