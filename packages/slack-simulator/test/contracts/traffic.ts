/** What passed between Slack and apps while a test file ran, in a few words each: for the table of what was exercised. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { CallRecord } from '../../src/index.ts';

const root = resolve(import.meta.dirname, '../../../..');

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** `kind name`, such as `method chat.postMessage` or `element overflow`. */
export type Item = string;

/** Types of the blocks and elements within a list of blocks. */
function typesIn(blocks: unknown): Item[] {
  if (Array.isArray(blocks)) return blocks.flatMap(typesIn);
  if (!isObject(blocks)) return [];
  const own = typeof blocks['type'] === 'string' ? [`stands ${blocks['type']}`] : [];
  const inner = ['elements', 'element', 'accessory', 'child_blocks', 'actions', 'rows'].flatMap((key) =>
    typesIn(blocks[key]),
  );
  return [...own, ...inner];
}

function ofCall({ name, status, request }: CallRecord): Item[] {
  const refusal = status === 'ok' || /^\d+$/.test(status) ? [] : [`refusal ${status}`];
  const args = isObject(request) ? request : {};
  const view = isObject(args['view']) ? args['view'] : {};
  return [`method ${name}`, ...refusal, ...(status === 'ok' ? typesIn(args['blocks'] ?? view['blocks']) : [])];
}

function placeOf(payload: Json): string {
  const view = payload['view'];
  if (isObject(view)) return String(view['type']);
  const container = payload['container'];
  return isObject(container) && container['is_ephemeral'] === true ? 'ephemeral message' : 'message';
}

function ofPayload({ request, status }: CallRecord): Item[] {
  const payload = isObject(request) ? request : {};
  const failed = status === 'ok' ? [] : [`failure ${status}`];
  const { type, event, actions } = payload;
  if (isObject(event)) return [`event ${[event['type'], event['subtype']].filter(Boolean).join(' ')}`, ...failed];
  if (type === undefined) return ['payload slash command', ...failed];
  const clicked = type === 'block_actions' || type === 'block_suggestion';
  const used = Array.isArray(actions) ? actions.filter(isObject).map((one) => `used ${String(one['type'])}`) : [];
  return [`payload ${String(type)}${clicked ? ` in a ${placeOf(payload)}` : ''}`, ...used, ...failed];
}

/** What one record shows to have been exercised. */
export function itemsOf(record: CallRecord): Item[] {
  return record.direction === 'in' ? ofCall(record) : ofPayload(record);
}

/** By the path of a test file from the project's root: what was exercised while it ran. */
export type Traffic = ReadonlyMap<string, ReadonlySet<Item>>;

/** Keeps what a test file exercised in the folder of the run. */
export function writeTraffic(folder: string, testPath: string, items: ReadonlySet<Item>): void {
  mkdirSync(folder, { recursive: true });
  const file = relative(root, testPath).replaceAll('\\', '/');
  const name = `${file.replaceAll('/', '__')}.json`;
  writeFileSync(join(folder, name), JSON.stringify({ file, items: [...items].toSorted() }));
}

export function readTraffic(folder: string): Traffic {
  const files = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly file: string; readonly items: Item[] },
  );
  return new Map(files.map(({ file, items }) => [file, new Set(items)]));
}
