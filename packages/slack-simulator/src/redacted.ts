/** What may be shown of a call. */
const maxDetailLength = 16_000;
const maxTextLength = 400;
const maxList = 20;
const secretText = /x(?:ox[a-z]|app)-[\w-]+|(?<=ticket=)\w+|(?<=\/(?:respond|upload)\/\w{1,40}\/)\w+/g;
const secretKeys = new Set([
  'token',
  'access_token',
  'refresh_token',
  'client_secret',
  'code',
  'authorization',
  'bot_access_token',
  'trigger_id',
  'response_url',
  'upload_url',
]);

const withoutSecrets = (key: string, value: unknown) => (secretKeys.has(key) ? '…' : value);

function shortened(key: string, value: unknown): unknown {
  if (secretKeys.has(key)) return '…';
  if (typeof value === 'string' && value.length > maxTextLength) return `${value.slice(0, maxTextLength)}…`;
  if (Array.isArray(value) && value.length > maxList) {
    return [...value.slice(0, maxList), `… ${value.length - maxList} more`];
  }
  return value;
}

/**
 * JSON without tokens, triggers and one-use addresses. Beyond 16,000 characters long texts and lists are cut first, and
 * then the JSON itself.
 */
export function redacted(value: unknown): string {
  const whole = JSON.stringify(value, withoutSecrets) ?? '';
  const text = whole.length > maxDetailLength ? (JSON.stringify(value, shortened) ?? '') : whole;
  return text.replace(secretText, '…').slice(0, maxDetailLength);
}
