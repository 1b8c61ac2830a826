import { type Group, type Grouping, goalsOfGroup, groupsOf, type Names, type PortfolioGoal } from './portfolio.ts';

/** How the goals of a row and a column stand. */
export interface HeatCount {
  readonly onTrack: number;
  readonly atRisk: number;
  /** Of those that run and have a value. */
  readonly known: number;
}

/** How many goals are on track, group by group, and in each by category; by team where the groups are categories. */
export interface Heat {
  readonly columnsBy: Grouping;
  readonly columns: readonly Pick<Group, 'key' | 'name'>[];
  readonly rows: readonly { readonly name: Group['name']; readonly cells: readonly HeatCount[] }[];
  /** Rows and columns that are left out. */
  readonly more: { readonly rows: number; readonly columns: number };
}

/** Undefined where fewer than two groups have a goal with a value: that is said in a line. */
export function heatOf(
  goals: readonly PortfolioGoal[],
  by: Grouping,
  names: Names,
  max: { readonly rows: number; readonly columns: number },
): Heat | undefined {
  const columnsBy = by === 'category' ? 'team' : 'category';
  const isKnown = ({ tally }: Group) => knownIn(tally) > 0;
  const rows = groupsOf(goals, by, names).filter(isKnown);
  const columns = groupsOf(goals, columnsBy, names).filter(isKnown);
  if (rows.length < 2) return undefined;
  const shown = columns.slice(0, max.columns);
  return {
    columnsBy,
    columns: shown.map(({ key, name }) => ({ key, name })),
    rows: rows.slice(0, max.rows).map(({ key, name }) => {
      const ofRow = groupsOf(goalsOfGroup(goals, by, key, names), columnsBy, names);
      const cells = shown.map((column) => countOf(ofRow.find((one) => one.key === column.key)));
      return { name, cells };
    }),
    more: { rows: Math.max(0, rows.length - max.rows), columns: Math.max(0, columns.length - max.columns) },
  };
}

function countOf(group: Group | undefined): HeatCount {
  if (group === undefined) return { onTrack: 0, atRisk: 0, known: 0 };
  const { onTrack, atRisk } = group.tally;
  return { onTrack, atRisk, known: knownIn(group.tally) };
}

function knownIn({ onTrack, atRisk, offTrack }: Group['tally']): number {
  return onTrack + atRisk + offTrack;
}

/** From 0, all off track, to 1, all on track; one at risk counts half. Undefined where none has a value. */
export function shareOf({ onTrack, atRisk, known }: HeatCount): number | undefined {
  return known === 0 ? undefined : (onTrack + atRisk / 2) / known;
}
