import type { UserId } from '../../domain/names.ts';

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

type Rename = <T>(value: T) => T;

/** Puts one id in the place of another, in every text of a document and within it: `round|U1|prompt` has one, too. */
export function renaming(from: UserId, to: UserId): Rename {
  const pattern = new RegExp(`(?<![A-Za-z0-9])${escaped(from)}(?![A-Za-z0-9])`, 'g');
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(pattern, to);
    if (Array.isArray(value)) return value.map(rename);
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rename(one)]));
  };
  return (value) => rename(value) as typeof value;
}

/** Replaces the texts of a document, by their keys and themselves; what is undefined stays. */
export function mapTexts<T>(value: T, change: (key: string, text: string) => string | undefined): T {
  const mapped = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') return change(key, one) ?? one;
    if (Array.isArray(one)) return one.map((each) => mapped(each, key));
    if (!isPlain(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, mapped(each, name)]));
  };
  return mapped(value, '') as T;
}

/** Dates and the like are left as they are. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
