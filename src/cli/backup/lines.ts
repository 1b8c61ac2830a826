import { createReadStream } from 'node:fs';

interface Line {
  readonly text: string;
  /** The byte behind its end. */
  readonly end: number;
}

const NEW_LINE = 10;

/** The lines of a file from a byte on. What stands behind the last line's end is half a line, and left out. */
export async function* linesOf(path: string, start = 0): AsyncGenerator<Line> {
  let end = start;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { start }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let to = bytes.indexOf(NEW_LINE); to >= 0; to = bytes.indexOf(NEW_LINE, from)) {
      end += to + 1 - from;
      yield { text: bytes.toString('utf8', from, to), end };
      from = to + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
  }
}
