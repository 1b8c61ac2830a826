/** Arguments of a Web API call, whatever form they came in (docs.slack.dev/apis/web-api, "Body formats"). */
import { isObject } from '../elements.ts';
import { ApiError, refusal } from './errors.ts';

export type Args = Readonly<Record<string, unknown>>;

/** Fields that hold JSON; in a form they come encoded. */
const jsonFields = new Set(['blocks', 'attachments', 'view', 'metadata', 'files', 'unfurls']);

function decoded(key: string, value: string): unknown {
  if (!jsonFields.has(key)) return value;
  try {
    return JSON.parse(value);
  } catch {
    if (key === 'blocks') throw new ApiError('invalid_blocks_format');
    throw refusal('invalid_arguments', [`[ERROR] ${key} must be valid JSON`]);
  }
}

function fromForm(entries: Iterable<[string, string]>): Args {
  const args: Record<string, unknown> = {};
  for (const [key, value] of entries) args[key] = decoded(key, value);
  return args;
}

/** A token in JSON counts for nothing: it belongs in the header (docs.slack.dev/apis/web-api, "JSON-encoded bodies"). */
function fromJson(body: string): Args {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new ApiError('invalid_json');
  }
  if (!isObject(parsed)) throw new ApiError('json_not_object');
  return Object.fromEntries(
    Object.entries(parsed)
      .filter(([key]) => key !== 'token')
      .map(([key, value]) => [key, typeof value === 'string' ? decoded(key, value) : value]),
  );
}

async function fromMultipart(body: Buffer, contentType: string): Promise<Args> {
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  return fromForm([...data.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

const isJson = (contentType: string) => /^application\/json\b/i.test(contentType);
const isForm = (contentType: string) => /^application\/x-www-form-urlencoded\b/i.test(contentType);

/** What Slack warns of without refusing: JSON that does not say its charset, a form that does. */
export function charsetWarning(body: Buffer, contentType: string): string | undefined {
  const says = /;\s*charset=/i.test(contentType);
  if (body.length === 0) return undefined;
  if (isJson(contentType) && !says) return 'missing_charset';
  return isForm(contentType) && says ? 'superfluous_charset' : undefined;
}

/**
 * Query and body together; the body wins. Methods that only read take no JSON: what it holds is not seen, as in Slack.
 * Throws ApiError where the body is not what its type says.
 */
export async function readArgs(
  query: URLSearchParams,
  body: Buffer,
  contentType: string,
  takesJson = true,
): Promise<Args> {
  const fromQuery = fromForm(query.entries());
  if (body.length === 0) return fromQuery;
  if (isJson(contentType)) return takesJson ? { ...fromQuery, ...fromJson(body.toString()) } : fromQuery;
  if (contentType.startsWith('multipart/form-data')) {
    return { ...fromQuery, ...(await fromMultipart(body, contentType)) };
  }
  if (contentType === '' || isForm(contentType)) {
    return { ...fromQuery, ...fromForm(new URLSearchParams(body.toString()).entries()) };
  }
  throw new ApiError('invalid_post_type');
}

/** An argument as text; numbers and booleans count as their digits. */
export function textArg(args: Args, key: string): string | undefined {
  const value = args[key];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** Throws invalid_arguments with Slack's words where it is missing. */
export function neededArg(args: Args, key: string): string {
  const value = textArg(args, key);
  if (value === undefined || value === '') {
    throw refusal('invalid_arguments', [`[ERROR] missing required field: ${key}`]);
  }
  return value;
}

export function flagArg(args: Args, key: string): boolean {
  const value = args[key];
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** `limit` in its bounds; a value outside is refused as Slack does. */
export function limitArg(args: Args, normal: number, max: number): number {
  const value = textArg(args, 'limit');
  if (value === undefined || value === '') return normal;
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 0 || limit > max) throw new ApiError('invalid_limit');
  return limit === 0 ? normal : limit;
}

/** A list given as an array or separated by commas. */
export function listArg(args: Args, key: string): readonly string[] {
  const value = args[key];
  if (Array.isArray(value)) return value.map(String);
  const text = textArg(args, key);
  return text === undefined || text === '' ? [] : text.split(',').map((part) => part.trim());
}

/** One page of a list, and the cursor of the next (docs.slack.dev/apis/web-api/pagination). Throws invalid_cursor. */
export function page<T>(items: readonly T[], args: Args, limit: number) {
  const cursor = textArg(args, 'cursor') ?? '';
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace(/^at:/, ''));
  if (!Number.isInteger(start) || start < 0) throw new ApiError('invalid_cursor');
  const more = start + limit < items.length;
  const next_cursor = more ? Buffer.from(`at:${start + limit}`).toString('base64') : '';
  return { items: items.slice(start, start + limit), more, next_cursor };
}
