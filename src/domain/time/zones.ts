import type { Zone } from '../names.ts';

/** Slack holds a hundred options in a group, and `America` has more zones than that. */
const MAX_IN_GROUP = 100;

/**
 * Every zone that this runtime knows, by the part before the slash. `first` are the ones to be offered on top, under
 * `label`; they stand in no other group.
 */
export function zonesByArea(label: string, first: readonly Zone[]): ReadonlyMap<string, readonly Zone[]> {
  const top = [...new Set(first)].slice(0, MAX_IN_GROUP);
  const groups = new Map<string, Zone[]>([[label, top]]);
  for (const zone of ['UTC', ...Intl.supportedValuesOf('timeZone')]) {
    if (top.includes(zone)) continue;
    const area = zone.split('/')[0] ?? zone;
    const group = groups.get(area);
    if (group === undefined) groups.set(area, [zone]);
    else if (!group.includes(zone)) group.push(zone);
  }
  return new Map([...groups].flatMap(([area, zones]) => split(area, zones)));
}

/** `America`, `America 2` and so on. */
function split(area: string, zones: readonly Zone[]): [string, readonly Zone[]][] {
  const parts = Array.from({ length: Math.ceil(zones.length / MAX_IN_GROUP) }, (_, index) =>
    zones.slice(index * MAX_IN_GROUP, (index + 1) * MAX_IN_GROUP),
  );
  return parts.map((part, index) => [index === 0 ? area : `${area} ${index + 1}`, part]);
}
