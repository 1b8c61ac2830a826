import type { RowProblem } from '../domain/exchange/import-problem.ts';
import { type AnyItem, aboutOf, type WholeItem } from '../domain/exchange/item.ts';

const FIRST_SIZE = 1024;
/** Beyond this part of it in use, a table is doubled: collisions would make it slow. */
const MAX_LOAD = 0.6;

/**
 * What earlier lines of a file were about, so that no two are about the same. Keeps a number of 53 bits for each, in a table
 * of its own, which costs an eighth of a set: of a million lines two have the same by chance once in 18,000 files.
 */
export class Seen {
  #keys = new Float64Array(FIRST_SIZE);
  #count = 0;

  /** Undefined where the file has said nothing of it before. */
  note(item: AnyItem, isOfTable: boolean): RowProblem | undefined {
    const about = item.item === 'pulse' ? '' : (aboutOf(item) ?? '');
    const key = keyOf(item.item, about, item.id);
    const place = this.#placeOf(key);
    if (this.#keys[place] === 0) {
      this.#keys[place] = key;
      this.#count += 1;
      if (this.#count > MAX_LOAD * this.#keys.length) this.#grow();
      return undefined;
    }
    const isByDay = item.item === 'check-in' || item.item === 'value';
    return isOfTable && isByDay && isDerived(item.id) ? { code: 'same-day' } : { code: 'same-id', id: item.id };
  }

  /** Whether the file has said something of it. */
  has({ item, id }: Pick<WholeItem, 'item' | 'id'>): boolean {
    return this.#keys[this.#placeOf(keyOf(item, '', id))] !== 0;
  }

  /** Where a key stands, or would. */
  #placeOf(key: number): number {
    const size = this.#keys.length;
    let place = key % size;
    while (this.#keys[place] !== 0 && this.#keys[place] !== key) place = (place + 1) % size;
    return place;
  }

  #grow(): void {
    const before = this.#keys;
    this.#keys = new Float64Array(2 * before.length);
    for (const key of before) if (key !== 0) this.#keys[this.#placeOf(key)] = key;
  }
}

/** Never 0, which is an empty place. */
const keyOf = (kind: AnyItem['item'], about: string, id: string): number => hashOf(`${kind}\n${about}\n${id}`) || 1;

/** A row without an id of its own has one that follows from its goal and day. */
const isDerived = (id: string): boolean => /^[\w-]{16}$/.test(id);

const PRIMES = [0x85ebca6b, 0xc2b2ae35] as const;
const LOW_BITS = 0x1fffff;
const HIGH = 2 ** 32;

/** Two multiplicative hashes of 32 bits, of which 53 bits fit into a number. */
function hashOf(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, PRIMES[0]);
    high = Math.imul(high ^ unit, PRIMES[1]);
  }
  low = Math.imul(low ^ (low >>> 16), PRIMES[1]) ^ (high >>> 13);
  high = Math.imul(high ^ (high >>> 16), PRIMES[0]) ^ (low >>> 13);
  return HIGH * (high & LOW_BITS) + (low >>> 0);
}
