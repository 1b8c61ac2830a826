import type { Document } from 'mongodb';
import { show } from './compare.ts';
import { isPlain } from './rephrasings.ts';

/** The operators of an update command, or undefined where it is a replacement, a pipeline or no update. */
export function updateOf(command: Document): Document | undefined {
  const update: unknown = command['updates']?.[0]?.['u'] ?? command['update'];
  return isPlain(update) && Object.keys(update)[0]?.startsWith('$') ? update : undefined;
}

const meets = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/**
 * The code with which an update is refused for what it says, before a document is looked at, written down once more
 * from the manual: a path that is named twice, or that is on another one's way (40); a `$rename` onto its own way (2).
 */
export function refusedAtSight(command: Document): number | undefined {
  const named: string[] = [];
  for (const [operator, fields] of Object.entries(updateOf(command) ?? {})) {
    for (const [path, operand] of Object.entries(fields as Document)) {
      if (operator === '$rename' && meets(path, String(operand))) return 2;
      named.push(path, ...(operator === '$rename' ? [String(operand)] : []));
    }
  }
  return named.some((one, i) => named.some((other, j) => i < j && meets(one, other))) ? 40 : undefined;
}

/** As one text, whatever the order of the fields. */
export function inAnyOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inAnyOrder).join()}]`;
  if (!isPlain(value)) return JSON.stringify(value) ?? 'undefined';
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${inAnyOrder(value[name])}`).join()}}`;
}

/**
 * Whether the fields that a document had stand first and as they stood, and the new ones after them by name, in the
 * document and in those within it (manual: "Update Operators", "Behavior"; "$set", "Behavior").
 */
export function addedByName(before: Document, after: Document, given: ReadonlySet<string>): boolean {
  const kept = Object.keys(before).filter((name) => name in after);
  const added = Object.keys(after).filter((name) => !(name in before) && !given.has(name));
  const places = Object.keys(after).filter((name) => name in before || !given.has(name));
  return [...kept, ...added.toSorted()].every((name, i) => places[i] === name);
}

const BY_ELEMENT = ['$pull', '$pullAll', '$addToSet'];
type Steps = readonly (readonly [operator: string, path: string, operand: unknown])[];

function elementSteps(command: Document): Steps {
  const update = updateOf(command) ?? {};
  return BY_ELEMENT.flatMap((operator) =>
    Object.entries((update[operator] ?? {}) as Document).map(([path, operand]) => [operator, path, operand] as const),
  );
}

/** Whether an update compares elements of an array with a boolean, 0 or 1. */
export const comparesElements = (command: Document): boolean =>
  elementSteps(command).some(([, , operand]) => /[:[,](true|false|0|1)\b/.test(`:${JSON.stringify(operand)}`));

function expected(operator: string, operand: unknown, before: readonly unknown[]): readonly unknown[] | undefined {
  const keys = (values: readonly unknown[]): string[] => values.map((value) => inAnyOrder(show(value, true)));
  const was = keys(before);
  if (operator === '$pullAll') return before.filter((_, i) => !keys(operand as unknown[]).includes(was[i] ?? ''));
  if (operator === '$pull') {
    // A condition on elements is no equality, and none of a boolean with a number.
    return isPlain(operand) ? undefined : before.filter((_, i) => !keys([operand]).includes(was[i] ?? ''));
  }
  const each = keys(isPlain(operand) ? operand['$each'] : [operand]);
  return [...was, ...new Set(each.filter((key) => !was.includes(key)))];
}

/** Whether the arrays are after such an update as the manual says: a boolean is no number, and 1 is 1 of any type. */
export function elementsAre(command: Document, before: Document, after: Document): boolean {
  return elementSteps(command).every(([operator, path, operand]) => {
    const [was, is] = [before, after].map((one) =>
      path.split('.').reduce((at: unknown, name) => (at as Document)?.[name], one),
    );
    const wanted = Array.isArray(was) ? expected(operator, operand, was) : undefined;
    return wanted === undefined || (Array.isArray(is) && is.length === wanted.length);
  });
}
