import { isDocument, type PlainDocument } from '../values/order.ts';

type Test = (document: PlainDocument) => boolean;

/**
 * The parts of a filter that ask for a text, or one of some texts, in a field at the top, as tests that cost little to
 * make; and the rest of the filter. A list fulfils what one of its elements does (manual: "Query an Array").
 */
export function simpleTests(condition: PlainDocument): {
  readonly tests: readonly Test[];
  readonly rest: PlainDocument;
} {
  const tests: Test[] = [];
  const rest: PlainDocument = {};
  for (const [path, wanted] of Object.entries(condition)) {
    const texts = path.startsWith('$') || path.includes('.') ? undefined : textsWanted(wanted);
    if (texts === undefined) rest[path] = wanted;
    else tests.push(testOf(path, texts));
  }
  return { tests, rest };
}

function textsWanted(wanted: unknown): ReadonlySet<unknown> | undefined {
  if (typeof wanted === 'string') return new Set([wanted]);
  if (!isDocument(wanted)) return undefined;
  const [[operator, operand] = [], ...others] = Object.entries(wanted);
  if (others.length > 0) return undefined;
  if (operator === '$eq' && typeof operand === 'string') return new Set([operand]);
  const isTexts = operator === '$in' && Array.isArray(operand) && operand.every((one) => typeof one === 'string');
  return isTexts ? new Set(operand) : undefined;
}

function testOf(name: string, texts: ReadonlySet<unknown>): Test {
  return (document) => {
    const value = document[name];
    return Array.isArray(value) ? value.some((one) => texts.has(one)) : texts.has(value);
  };
}
