/** What is wrong with a list of blocks: each by the rules of its surface, and what holds between them. */
import { flattened, isObject, type Json, listAt, placedElements } from '../elements.ts';
import { blockRules, type Surface } from './block-rules.ts';
import { list, problemsOf } from './rules.ts';
import { tableProblems } from './tables.ts';

const maxBlocks = { message: 50, modal: 100, home: 100 };

/** Names that stand twice: block_ids in the payload, action_ids in a block. */
function duplicates(blocks: readonly unknown[], at: string): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of flattened(blocks).entries()) {
    const id = entry['block_id'];
    if (typeof id === 'string' && seen.has(id)) {
      problems.push(`[ERROR] block_id already exists: ${id} [json-pointer:${at}/${index}/block_id]`);
    }
    if (typeof id === 'string') seen.add(id);
    const actions = placedElements([withoutChildren(entry)]).map(({ actionId }) => actionId);
    const repeated = actions.find((action, place) => actions.indexOf(action) !== place);
    if (repeated !== undefined) {
      problems.push(`[ERROR] action_id already exists in this block: ${repeated} [json-pointer:${at}/${index}]`);
    }
  }
  return problems;
}

function withoutChildren(entry: Json): Json {
  const { child_blocks: _, ...rest } = entry;
  return entry['type'] === 'carousel' ? { ...rest, elements: [] } : rest;
}

/** Only one element may take the focus when its view opens. */
function focused(blocks: readonly unknown[], at: string): string[] {
  const parts = flattened(blocks).flatMap((entry) => [
    entry['element'],
    entry['accessory'],
    ...listAt(entry, 'elements'),
  ]);
  const wanting = parts.filter(isObject).filter((element) => element['focus_on_load'] === true);
  return wanting.length > 1 ? [`[ERROR] only one element can have focus_on_load [json-pointer:${at}]`] : [];
}

/** At most so many blocks of a type. */
function tooMany(blocks: readonly unknown[], type: string, max: number, at: string): string[] {
  const count = flattened(blocks).filter((entry) => entry['type'] === type).length;
  return count > max ? [`[ERROR] no more than ${max} ${type} blocks allowed [json-pointer:${at}]`] : [];
}

/** The characters of all markdown blocks together. */
const markdownLength = (blocks: readonly unknown[]): number =>
  flattened(blocks)
    .filter(({ type }) => type === 'markdown')
    .reduce((sum, { text }) => sum + (typeof text === 'string' ? text.length : 0), 0);

/** Everything that is wrong with a list of blocks; empty where Slack would take it. */
export function blockProblems(blocks: unknown, surface: Surface, at = '/blocks'): string[] {
  const problems = problemsOf(list(blockRules[surface], maxBlocks[surface], 0), blocks, at);
  if (!Array.isArray(blocks)) return problems;
  const markdown = markdownLength(blocks);
  return [
    ...problems,
    ...duplicates(blocks, at),
    ...focused(blocks, at),
    ...(surface === 'message' ? tooMany(blocks, 'data_visualization', 2, at) : []),
    ...(markdown > 12_000
      ? [`[ERROR] markdown text must be less than 12001 characters in all [json-pointer:${at}]`]
      : []),
    ...tableProblems(blocks, at),
  ];
}
