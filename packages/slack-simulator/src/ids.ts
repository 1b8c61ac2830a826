import { randomBytes, randomInt } from 'node:crypto';

const letters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A name in Slack's manner: a letter for the kind, then ten capitals and digits. */
export function slackId(kind: string): string {
  let id = `${kind}0`;
  for (let length = 0; length < 9; length += 1) id += letters.charAt(randomInt(letters.length));
  return id;
}

/** Random hexadecimal digits that nobody can guess. */
export function secret(bytes = 16): string {
  return randomBytes(bytes).toString('hex');
}

/** A block_id or action_id as Slack gives where the app gave none. */
export function shortId(): string {
  return randomBytes(6).toString('base64url').slice(0, 5);
}
