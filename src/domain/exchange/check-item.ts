import { LARGEST_VALUE } from '../kpi/numbers.ts';
import type { LocalDate } from '../names.ts';
import { isZone } from '../time/instant.ts';
import { isLocalDate } from '../time/local-date.ts';
import type { Period } from '../time/periods.ts';
import type { RowProblem } from './import-problem.ts';
import type { ExchangeItem } from './item.ts';

/** What is wrong with an item of which every field has its type: a day that no calendar has, a zone that is none. */
export function itemProblem(item: ExchangeItem): RowProblem | undefined {
  for (const [path, day] of daysOf(item)) {
    if (!isLocalDate(day)) return { code: 'item-field', path, expected: 'expected a day such as 2026-03-31' };
  }
  if (item.item === 'team' && !isZone(item.zone)) {
    return { code: 'item-field', path: 'zone', expected: 'expected a zone such as Europe/Berlin' };
  }
  const value = item.item === 'check-in' ? item.value : 0;
  return Math.abs(value) > LARGEST_VALUE
    ? { code: 'field', problem: { code: 'number-out-of-range', min: -LARGEST_VALUE, max: LARGEST_VALUE } }
    : undefined;
}

function daysOf(item: ExchangeItem): (readonly [path: string, day: LocalDate])[] {
  switch (item.item) {
    case 'team':
      return item.settings.daysOff.flatMap(({ first, last }) => [
        ['settings.daysOff', first] as const,
        ['settings.daysOff', last] as const,
      ]);
    case 'kpi':
      return item.values.map(({ on }) => ['values.on', on]);
    case 'goal':
      return [
        ['start', item.start],
        ['due', item.due],
        ...item.blockers.map(({ since }) => ['blockers.since', since] as const),
        ...(item.plan ?? []).map(({ by }) => ['plan.by', by] as const),
        ...(item.actions ?? []).flatMap(({ due }) => (due === undefined ? [] : [['actions.due', due] as const])),
      ];
    case 'client':
      return item.ended === undefined ? [] : [['ended.on', item.ended.on]];
    case 'check-in':
      return [['on', item.on]];
    case 'pulse':
      return [['on', item.on], ...daysOfPeriod('quarter', item.quarter)];
    case 'review':
      return daysOfPeriod('period', item.period);
  }
}

const daysOfPeriod = (path: string, { first, last }: Period): (readonly [path: string, day: LocalDate])[] => [
  [`${path}.first`, first],
  [`${path}.last`, last],
];
