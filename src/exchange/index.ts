import type { Exchange } from '../ports/exchange.ts';
import { csvHeader, csvLines } from './csv-write.ts';
import { importFile } from './import.ts';
import { jsonOf } from './json-write.ts';

export { headerOf } from './json-read.ts';
export { jsonSchema } from './schema.ts';

/** Reads and writes files of goals. */
export function createExchange(): Exchange {
  return {
    check: (file, target, options) => importFile(file, target, options, false),
    write: (file, target, options) => importFile(file, target, options, true),
    json: jsonOf,
    csvHeader,
    csvLines,
  };
}
