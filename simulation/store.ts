import type { Collection, Db } from 'mongodb';
import type { CallKind } from './faults.ts';
import type { Gate, Life } from './gate.ts';

/** What goes to the store once, before anything else, and not again with every process that is started. */
const AT_OPENING: Readonly<Record<string, unknown>> = { createIndexes: [], indexes: [], dropIndex: {} };
const READS = new Set(['findOne', 'countDocuments', 'distinct']);
const CURSORS = new Set(['find', 'aggregate']);
const FETCHES = new Set(['toArray', 'next', 'hasNext']);

type Method = (...args: unknown[]) => unknown;

/** The database as a process sees it: every command passes the gate. */
export function gated(db: Db, gate: Gate, life: Life): Db {
  const collection = (name: string, ...rest: unknown[]) =>
    gatedCollection((db.collection as Method).call(db, name, ...rest) as Collection, name, gate, life);
  return new Proxy(db, {
    get: (target, key) => (key === 'collection' ? collection : Reflect.get(target, key)),
  });
}

function gatedCollection(of: Collection, name: string, gate: Gate, life: Life): Collection {
  const passing = (kind: CallKind, method: string, call: () => unknown) =>
    gate.pass(life, kind, `${name}.${method}`, async () => call());
  return new Proxy(of, {
    get: (target, key) => {
      const method: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || typeof method !== 'function') return method;
      const known = AT_OPENING[key];
      if (known !== undefined) return async () => known;
      const bound = (method as Method).bind(target);
      if (CURSORS.has(key)) return (...args: unknown[]) => gatedCursor(bound(...args) as object, key, passing);
      return (...args: unknown[]) => passing(READS.has(key) ? 'read' : 'write', key, () => bound(...args));
    },
  });
}

type Passing = (kind: CallKind, method: string, call: () => unknown) => Promise<unknown>;

/** A cursor that asks when it is read; what builds it asks nobody. */
function gatedCursor(of: object, opened: string, passing: Passing): object {
  const proxy: object = new Proxy(of, {
    get: (target, key) => {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function') return method;
      const bound = (method as Method).bind(target);
      if (FETCHES.has(String(key))) return (...args: unknown[]) => passing('read', opened, () => bound(...args));
      return (...args: unknown[]) => {
        const result = bound(...args);
        return result === target ? proxy : result;
      };
    },
  });
  return proxy;
}
