import { holds } from '../../../../domain/search.ts';
import type { Place } from '../../../../domain/team/holiday.ts';
import { LIMITS } from '../../../../slack/views/blocks.ts';
import { REGION_NAMES as german } from '../../../../text/de/team/regions.ts';
import { REGION_NAMES as english } from '../../../../text/en/team/regions.ts';

/** A region as a menu shows it, with the names that the list of holidays does not know. */
export function regionLabel(country: string, { code, name, alsoCalled = [] }: Place): string {
  const key = `${country}-${code}`;
  const known = [english[key], german[key]].flatMap((one) => one ?? []);
  return placeLabel({ name, alsoCalled: [...known, ...alsoCalled] });
}

/**
 * `Bayern (Bavaria)`: Slack searches a menu for what its options are called, so a place has all its names there, as many
 * as there is room for. None that its other names hold already.
 */
export function placeLabel({ name, alsoCalled = [] }: Pick<Place, 'name' | 'alsoCalled'>): string {
  const others: string[] = [];
  const label = (names: readonly string[]) => (names.length === 0 ? name : `${name} (${names.join(', ')})`);
  for (const other of alsoCalled) {
    const isKnown = [name, ...others].some((one) => holds(one, other));
    if (!isKnown && label([...others, other]).length <= LIMITS.optionText) others.push(other);
  }
  return label(others);
}
