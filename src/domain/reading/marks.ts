import { normalise } from './normalise.ts';

/** What stands between groups of digits and before decimals, as one language and region writes numbers. */
export interface Marks {
  readonly groups: ReadonlySet<string>;
  readonly decimals: ReadonlySet<string>;
}

const UNDECIDED: Marks = { groups: new Set(), decimals: new Set() };
/** More locales than people of one workspace have. */
const MAX_KEPT = 100;
const kept = new Map<string, Marks>();

/**
 * The marks of a locale (BCP 47), by the Unicode CLDR. Some locales write plain numbers and money in two ways (Austria
 * groups numbers with a space and money with a dot; English in Germany swaps the two marks): what is a group in one and
 * the decimals in the other is neither. Nothing is decided without a locale.
 */
export function marksOf(locale: string | undefined): Marks {
  if (locale === undefined) return UNDECIDED;
  const found = kept.get(locale);
  if (found !== undefined) return found;
  if (kept.size >= MAX_KEPT) kept.clear();
  const parts = [{}, { style: 'currency', currency: 'EUR' } as const].flatMap((style) =>
    new Intl.NumberFormat(locale, style).formatToParts(-1_234_567.8),
  );
  const written = (kind: 'group' | 'decimal') =>
    // A no-break space (de-AT) or a curled apostrophe (some releases for de-CH) has one spelling by now, as what is typed.
    new Set(parts.flatMap(({ type, value }) => (type === kind ? [normalise(value) || ' '] : [])));
  const [groups, decimals] = [written('group'), written('decimal')];
  const marks = { groups: without(groups, decimals), decimals: without(decimals, groups) };
  kept.set(locale, marks);
  return marks;
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((one) => !others.has(one)));
}
