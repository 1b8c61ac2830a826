import { Decimal128, Double, Int32, Long, Timestamp } from 'bson';

export type Numeric = number | bigint | Long | Double | Int32 | Decimal128;

/** Whether a value is a number of any BSON type. A Timestamp is a Long to JavaScript but not to BSON. */
export function isNumeric(value: unknown): value is Numeric {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  if (typeof value !== 'object' || value === null || value instanceof Timestamp) return false;
  return value instanceof Long || value instanceof Double || value instanceof Int32 || value instanceof Decimal128;
}

/** A JavaScript number where that says the same, otherwise the value as it was. */
export function toPlainNumber(value: unknown): unknown {
  if (value instanceof Double || value instanceof Int32) return value.valueOf();
  if (value instanceof Long && !(value instanceof Timestamp)) {
    const number = value.toNumber();
    return Number.isSafeInteger(number) ? number : value;
  }
  return value;
}

/** An exact decimal: `digits * 10 ** exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function parseDecimal(text: string): Decimal | number {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match)
    return /nan/i.test(text) ? Number.NaN : Number(text.replace('Inf', 'Infinity').replace('inityinity', 'inity'));
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  let digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  let power = Number(exponent) - fraction.length;
  if (digits === 0n) return { digits: 0n, exponent: 0 };
  for (; digits % 10n === 0n; power++) digits /= 10n;
  return { digits, exponent: power };
}

// The exact value: a finite double is an integer times a power of two, so its decimal expansion ends.
function exactDouble(value: number): Decimal | number {
  if (!Number.isFinite(value)) return value;
  if (Number.isInteger(value)) return parseDecimal(BigInt(value).toString());
  let scale = 0;
  let scaled = value;
  for (; !Number.isInteger(scaled); scale++) scaled *= 2;
  return parseDecimal(`${(BigInt(scaled) * 5n ** BigInt(scale)).toString()}e-${scale}`);
}

function exact(value: Numeric): Decimal | number {
  if (typeof value === 'number') return exactDouble(value);
  if (typeof value === 'bigint') return parseDecimal(value.toString());
  if (value instanceof Double || value instanceof Int32) return exactDouble(value.valueOf());
  return parseDecimal(value.toString());
}

function compareExact(a: Decimal, b: Decimal): number {
  const sign = (n: bigint): number => (n > 0n ? 1 : n < 0n ? -1 : 0);
  if (sign(a.digits) !== sign(b.digits)) return sign(a.digits) - sign(b.digits);
  const magnitude = (d: Decimal): number => d.digits.toString().replace('-', '').length + d.exponent;
  // Spares raising ten to the thousands where the number of digits decides.
  if (magnitude(a) !== magnitude(b)) return sign(a.digits) * (magnitude(a) - magnitude(b));
  const low = Math.min(a.exponent, b.exponent);
  const at = (d: Decimal): bigint => d.digits * 10n ** BigInt(d.exponent - low);
  return sign(at(a) - at(b));
}

function compareDoubles(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares numbers of any BSON types by their exact value. NaN is equal to itself and less than every other number. */
export function compareNumbers(left: Numeric, right: Numeric): number {
  const a = toPlainNumber(left);
  const b = toPlainNumber(right);
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  const x = exact(left);
  const y = exact(right);
  if (typeof x === 'object' && typeof y === 'object') return compareExact(x, y);
  return compareDoubles(typeof x === 'number' ? x : 0, typeof y === 'number' ? y : 0);
}

/** A text that is the same for numbers that are equal, whatever their types. */
export function numberKey(value: Numeric): string {
  const plain = toPlainNumber(value);
  if (typeof plain === 'number' && (Number.isSafeInteger(plain) || !Number.isFinite(plain))) return String(plain + 0);
  const decimal = exact(value);
  if (typeof decimal === 'number') return String(decimal);
  if (decimal.exponent >= 0 && decimal.exponent < 20) return String(decimal.digits * 10n ** BigInt(decimal.exponent));
  return `${decimal.digits}e${decimal.exponent}`;
}
