import type { Encoding, ImportFile } from '../ports/exchange.ts';

/** A text that is not in the encoding that it is read by. */
export class NotThisEncoding extends Error {
  override readonly name = 'NotThisEncoding';
}

/** The text of a file, in parts. UTF-16 shows itself by its first two bytes; a byte order mark is left out. */
export async function* textOf(file: ImportFile, encoding: Encoding = 'utf-8'): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  const decode = (bytes: Uint8Array | undefined) => {
    try {
      return decoder?.decode(bytes, { stream: bytes !== undefined }) ?? '';
    } catch {
      throw new NotThisEncoding();
    }
  };
  for await (const bytes of file.bytes()) {
    decoder ??= new TextDecoder(isUtf16(bytes) ? 'utf-16le' : encoding, { fatal: true });
    yield decode(bytes);
  }
  yield decode(undefined);
}

const isUtf16 = ([first, second]: Uint8Array): boolean => first === 0xff && second === 0xfe;

/** The first characters of a file, at most so many and what else was read with them. */
export async function beginningOf(file: ImportFile, max: number, encoding?: Encoding): Promise<string> {
  let text = '';
  for await (const part of textOf(file, encoding)) {
    text += part;
    if (text.length >= max) break;
  }
  return text;
}
