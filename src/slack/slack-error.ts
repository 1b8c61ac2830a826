import { WebAPIPlatformError } from '@slack/web-api';

/** Whether Slack refused a call with this error code. */
export function isSlackError(error: unknown, code: string): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === code;
}
