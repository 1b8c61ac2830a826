import { channel } from 'node:diagnostics_channel';
import { REFUSALS } from '../records-channel.ts';

const refusals = channel(REFUSALS);

/** A refusal in Slack's words: `{ok: false, error, …more}`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: string, more: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.more = more;
    if (refusals.hasSubscribers) refusals.publish(code);
  }
}

/** A block that Slack has, and that has not come to the workspace yet: an app cannot know it before it tries. */
export class NotRolledOut extends ApiError {
  constructor(type: string, at: string) {
    const reason = `unsupported type: ${type} [json-pointer:${at}/type]`;
    super('invalid_blocks', { errors: [reason], response_metadata: { messages: [`[ERROR] ${reason}`] } });
  }
}

/** `invalid_arguments`, `invalid_blocks` and the like, with the reasons where Slack puts them. */
export function refusal(code: string, messages: readonly string[]): ApiError {
  if (messages.length === 0) return new ApiError(code);
  const errors = messages.map((message) => message.replace(/^\[ERROR\] /, ''));
  return new ApiError(code, { ...(code === 'invalid_blocks' ? { errors } : {}), response_metadata: { messages } });
}
