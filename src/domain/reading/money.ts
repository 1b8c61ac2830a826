import { currencyNames } from './currency-names.ts';

/** An amount without its currency. */
export interface WithoutCurrency {
  readonly amount: string;
  /** `T€ 950`, `950 TEUR`: the letter of thousands or millions that stood right before the currency. */
  readonly scale?: string;
}

/** The thousands and millions that are written into the name of a currency: `TEUR`, `k€`, `mkr`. */
const SCALE_LETTERS = new Set(['t', 'k', 'm']);
const LETTER_AT_END = /\p{L}$/u;
const LETTER_AT_START = /^\p{L}/u;
/** `1.200,-` and `20.--`: no cents. */
const NO_CENTS = /[.,]-{1,2}$/;

/**
 * Takes the code, a symbol or a name of the currency off one end of a text; undefined where none is there. A name is a
 * word of its own: the `m` before `EUR` is a million, the one before `kr` too, and `Freur` is none.
 */
export function withoutCurrency(typed: string, currency: string): WithoutCurrency | undefined {
  const lower = typed.toLowerCase();
  for (const name of currencyNames(currency)) {
    const found = before(typed, lower, name) ?? after(typed, lower, name);
    if (found !== undefined) return { ...found, amount: found.amount.replace(NO_CENTS, '') };
  }
  return undefined;
}

function before(typed: string, lower: string, name: string): WithoutCurrency | undefined {
  const scale = lower[0] ?? '';
  const isScaled = !lower.startsWith(name) && SCALE_LETTERS.has(scale) && lower.startsWith(name, 1);
  if (!isScaled && !lower.startsWith(name)) return undefined;
  const rest = typed.slice(name.length + (isScaled ? 1 : 0));
  if (LETTER_AT_END.test(name) && LETTER_AT_START.test(rest)) return undefined;
  // An abbreviation has its dot: `Rs. 500`.
  const amount = (LETTER_AT_END.test(name) ? rest.replace(/^\.(?!\d)/, '') : rest).trimStart();
  return { amount, ...(isScaled && { scale }) };
}

function after(typed: string, lower: string, name: string): WithoutCurrency | undefined {
  const end = LETTER_AT_END.test(name) && lower.endsWith(`${name}.`) ? `${name}.` : name;
  if (!lower.endsWith(end)) return undefined;
  const amount = typed.slice(0, -end.length);
  const joined = LETTER_AT_START.test(name) && LETTER_AT_END.test(amount);
  const scale = amount.slice(-1).toLowerCase();
  const isScale = SCALE_LETTERS.has(scale) && !LETTER_AT_END.test(amount.slice(0, -1));
  if (isScale) return { amount: amount.slice(0, -1).trimEnd(), scale };
  return joined ? undefined : { amount: amount.trimEnd() };
}
