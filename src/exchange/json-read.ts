import type { RowProblem } from '../domain/exchange/import-problem.ts';
import { EXCHANGE_VERSION, type ExchangeItem } from '../domain/exchange/item.ts';
import type { ImportFile } from '../ports/exchange.ts';
import { UnreadableFile } from './csv-read.ts';
import { type Header, headerSchema, parseItem } from './schema.ts';
import { textOf } from './text.ts';

/** In characters, of a file that is not laid out with an item on each line. */
const MAX_WHOLE = 20_000_000;
/** How the first line of this program's files ends. */
const OPENING = '"items":[';
const CLOSING = ']}';

export interface ItemLine {
  readonly line: number;
  readonly read:
    | { readonly ok: true; readonly item: ExchangeItem }
    | { readonly ok: false; readonly problem: RowProblem };
}

/** The lines of a file, some at a time. */
export async function* linesOf(file: ImportFile): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const part of textOf(file)) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}

/** The header of a file. Throws {@link UnreadableFile} where it is none that this program reads. */
export async function headerOf(file: ImportFile): Promise<Header> {
  for await (const lines of linesOf(file)) {
    const line = lines.find((one) => one.trim() !== '');
    if (line === undefined) continue;
    return line.trimEnd().endsWith(OPENING)
      ? checkHeader(`${line.trimEnd()}${CLOSING}`)
      : checkHeader(await whole(file));
  }
  throw new UnreadableFile({ code: 'file-empty' });
}

function checkHeader(text: string): Header {
  const parsed = headerSchema.safeParse(jsonIn(text));
  if (!parsed.success) throw new UnreadableFile({ code: 'not-an-export' });
  const { version } = parsed.data;
  if (version > EXCHANGE_VERSION) throw new UnreadableFile({ code: 'later-version', version, known: EXCHANGE_VERSION });
  return parsed.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableFile({ code: 'not-json' });
  }
}

async function whole(file: ImportFile): Promise<string> {
  let text = '';
  for await (const part of textOf(file)) {
    text += part;
    if (text.length > MAX_WHOLE) throw new UnreadableFile({ code: 'file-too-large', max: MAX_WHOLE });
  }
  return text;
}

/**
 * The items of a file, some at a time where each stands on a line of its own, as this program writes them. Another layout
 * is read whole. Throws {@link UnreadableFile} where the file ends before its last line.
 */
export async function* jsonItems(file: ImportFile): AsyncGenerator<readonly ItemLine[]> {
  let line = 0;
  let isOpen = false;
  for await (const lines of linesOf(file)) {
    const before = line;
    const numbered: readonly NumberedLine[] = lines
      .map((text, index) => ({ line: before + index + 1, text: text.trim() }))
      .filter(isFilled);
    line += lines.length;
    const items = isOpen ? numbered : numbered.slice(1);
    const header: NumberedLine | undefined = isOpen ? undefined : numbered[0];
    if (header !== undefined && !header.text.endsWith(OPENING)) return yield* itemsOfWhole(file);
    isOpen ||= header !== undefined;
    const end = items.findIndex(({ text }) => text === CLOSING);
    yield (end < 0 ? items : items.slice(0, end)).map(itemIn);
    if (end >= 0) return;
  }
  throw new UnreadableFile({ code: 'cut-short' });
}

interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

const isFilled = ({ text }: NumberedLine): boolean => text !== '';

const itemIn = ({ line, text }: NumberedLine): ItemLine => ({
  line,
  read: parseItem(text.endsWith(',') ? text.slice(0, -1) : text),
});

async function* itemsOfWhole(file: ImportFile): AsyncGenerator<readonly ItemLine[]> {
  const { items } = jsonIn(await whole(file)) as { items?: unknown };
  if (!Array.isArray(items)) throw new UnreadableFile({ code: 'not-an-export' });
  yield items.map((item, index) => ({ line: index + 1, read: parseItem(JSON.stringify(item)) }));
}
