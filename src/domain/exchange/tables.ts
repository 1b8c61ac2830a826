import { FACTORS, type Factor } from '../pulse/factors.ts';
import { fold } from '../search.ts';

/** What a table can be of. */
export const TABLES = [
  'goals',
  'check-ins',
  'feedback',
  'kpis',
  'values',
  'clients',
  'pulses',
  'decisions',
  'changes',
] as const;
export type TableName = (typeof TABLES)[number];

export interface Column {
  /** As exports head it. */
  readonly name: string;
  /** As people head it, in English and German, folded. */
  readonly aliases?: readonly string[];
  readonly isRequired?: true;
  /** What its cells are, where that depends on how the file was written. */
  readonly holds?: 'number' | 'day';
}

const ID: Column = { name: 'id', aliases: ['external id', 'externe id', 'nr', 'key'] };
/** What clients are called in the header of a table about something else. */
const OF_CLIENT = ['kunde', 'kundin', 'customer', 'account'];
const CREATED: readonly Column[] = [{ name: 'created-by' }, { name: 'created-at' }];

const OF_VALUE: readonly Column[] = [
  { name: 'on', aliases: ['date', 'day', 'datum', 'tag', 'stichtag'], isRequired: true, holds: 'day' },
  { name: 'value', aliases: ['wert', 'ist', 'actual', 'istwert'], isRequired: true, holds: 'number' },
  ID,
  { name: 'by', aliases: ['person', 'reported by', 'von', 'gemeldet von'] },
  { name: 'at', aliases: ['entered at', 'erfasst am'] },
  { name: 'corrects', aliases: ['korrigiert'] },
];

const GERMAN_FACTORS: Readonly<Record<Factor, string>> = {
  purpose: 'zweck',
  communication: 'kommunikation',
  personality: 'personlichkeit',
  care: 'fursorge',
  promise: 'versprechen',
};
/** The column of a factor's line of evidence. */
export const evidenceColumn = (factor: Factor): string => `${factor}-evidence`;

/** The columns of each table, in the order in which exports have them. */
export const COLUMNS: Readonly<Record<TableName, readonly Column[]>> = {
  goals: [
    ID,
    { name: 'title', aliases: ['goal', 'ziel', 'titel', 'name', 'objective title'], isRequired: true },
    { name: 'team' },
    { name: 'owner', aliases: ['verantwortlich', 'verantwortliche', 'besitzer', 'responsible'] },
    { name: 'reporter', aliases: ['meldet', 'reported by'] },
    { name: 'contributors', aliases: ['beteiligte', 'mitwirkende'] },
    { name: 'category', aliases: ['kategorie'] },
    { name: 'direction', aliases: ['richtung'] },
    { name: 'unit', aliases: ['einheit'] },
    { name: 'baseline', aliases: ['start value', 'startwert', 'ausgangswert'], holds: 'number' },
    { name: 'target', aliases: ['zielwert', 'target value'], holds: 'number' },
    { name: 'stretch', aliases: ['stretch target', 'ambitionierter zielwert'], holds: 'number' },
    { name: 'low', aliases: ['from', 'untergrenze', 'lower bound'], holds: 'number' },
    { name: 'high', aliases: ['until', 'obergrenze', 'upper bound'], holds: 'number' },
    { name: 'start', aliases: ['start date', 'beginn', 'startdatum'], holds: 'day' },
    {
      name: 'due',
      aliases: ['due date', 'deadline', 'fallig', 'fallig am', 'end date', 'enddatum'],
      isRequired: true,
      holds: 'day',
    },
    { name: 'cadence', aliases: ['rhythmus'] },
    { name: 'state', aliases: ['zustand', 'stand'] },
    { name: 'score', aliases: ['ergebnis'], holds: 'number' },
    { name: 'visibility', aliases: ['sichtbarkeit'] },
    { name: 'description', aliases: ['beschreibung'] },
    { name: 'serves', aliases: ['objective', 'ubergeordnetes ziel', 'zweck'] },
    { name: 'kpi', aliases: ['kpi id'] },
    { name: 'calculator' },
    { name: 'client', aliases: OF_CLIENT },
    ...CREATED,
  ],
  'check-ins': [
    { name: 'goal', aliases: ['ziel', 'title', 'titel'], isRequired: true },
    ...OF_VALUE,
    { name: 'status' },
    { name: 'confidence', aliases: ['zuversicht'], holds: 'number' },
    { name: 'note', aliases: ['comment', 'notiz', 'kommentar', 'anmerkung'] },
    { name: 'obstacles', aliases: ['blocker', 'hindernis'] },
    { name: 'adjust', aliases: ['anpassung'] },
    { name: 'feedback', aliases: ['kundenstimme', 'client feedback'] },
    { name: 'sentiment', aliases: ['stimmung'] },
    { name: 'client', aliases: OF_CLIENT },
    { name: 'learned', aliases: ['gelernt'] },
  ],
  feedback: [
    { name: 'goal', aliases: ['ziel', 'title', 'titel'], isRequired: true },
    {
      name: 'words',
      aliases: ['feedback', 'client feedback', 'kundenstimme', 'quote', 'zitat', 'text'],
      isRequired: true,
    },
    ID,
    { name: 'by', aliases: ['person', 'von', 'kept by'] },
    { name: 'at', aliases: ['on', 'date', 'day', 'datum', 'tag'], holds: 'day' },
    { name: 'from', aliases: ['written by', 'verfasst von'] },
    { name: 'sentiment', aliases: ['stimmung'] },
    { name: 'client', aliases: OF_CLIENT },
  ],
  kpis: [
    ID,
    { name: 'name', aliases: ['kpi', 'kennzahl'], isRequired: true },
    { name: 'team' },
    { name: 'unit', aliases: ['einheit'], isRequired: true },
    { name: 'definition', aliases: ['beschreibung', 'description'] },
    { name: 'source', aliases: ['quelle'] },
    { name: 'calculator' },
  ],
  values: [{ name: 'kpi', aliases: ['kennzahl', 'name'], isRequired: true }, ...OF_VALUE],
  clients: [
    ID,
    { name: 'client', aliases: [...OF_CLIENT, 'client name', 'kundenname', 'customer name'], isRequired: true },
    { name: 'code', aliases: ['kurzel', 'abbreviation'] },
    { name: 'team' },
    { name: 'people', aliases: ['verantwortlich', 'betreuung', 'owner', 'account manager'] },
    { name: 'notes', aliases: ['notizen', 'note', 'description'] },
    { name: 'ended', aliases: ['ended on', 'beendet am'], holds: 'day' },
    { name: 'merged', aliases: ['merged into'] },
    ...CREATED,
  ],
  pulses: [
    { name: 'client', aliases: OF_CLIENT, isRequired: true },
    { name: 'on', aliases: ['date', 'day', 'datum', 'tag'], isRequired: true, holds: 'day' },
    ID,
    { name: 'team' },
    { name: 'by', aliases: ['person', 'scorer', 'scored by', 'von', 'bewertet von'] },
    { name: 'at', aliases: ['entered at', 'erfasst am'] },
    ...FACTORS.flatMap((factor): Column[] => [
      { name: factor, aliases: [GERMAN_FACTORS[factor]], isRequired: true },
      { name: evidenceColumn(factor), aliases: [`${GERMAN_FACTORS[factor]} beleg`] },
    ]),
    { name: 'skipped', aliases: ['reason', 'ausgelassen', 'grund'] },
  ],
  decisions: [
    { name: 'review', isRequired: true },
    { name: 'goal', aliases: ['ziel'], isRequired: true },
    { name: 'what', aliases: ['decision', 'entscheidung'], isRequired: true },
    ID,
    { name: 'by', aliases: ['person', 'von'] },
    { name: 'at', aliases: ['on', 'date', 'datum'], isRequired: true, holds: 'day' },
    { name: 'reason', aliases: ['grund'] },
    { name: 'ref' },
    { name: 'asked' },
    { name: 'question', aliases: ['frage'] },
  ],
  changes: [
    { name: 'goal', aliases: ['ziel'], isRequired: true },
    { name: 'at', aliases: ['date', 'datum'], isRequired: true, holds: 'day' },
    { name: 'by', aliases: ['person', 'von'] },
    { name: 'reason', aliases: ['grund'] },
    { name: 'field', aliases: ['feld'], isRequired: true },
    { name: 'was', aliases: ['before', 'vorher'], isRequired: true },
    { name: 'now', aliases: ['after', 'nachher'], isRequired: true },
    ID,
  ],
};

/** A header as it is compared: without case, accents, and signs between words. */
export const headerKey = (text: string): string =>
  fold(text)
    .replaceAll(/[\s_.:*-]+/g, ' ')
    .trim();

/** Where each column of a table stands, by its name. */
export type ColumnPlaces = ReadonlyMap<string, number>;

export type RecognisedTable =
  | {
      readonly ok: true;
      readonly table: TableName;
      readonly places: ColumnPlaces;
      /** Headers that are of no column. */
      readonly ignored: readonly string[];
    }
  /** `missing` are the columns without which the nearest table can't be read; none where two tables would do. */
  | { readonly ok: false; readonly why: 'twice'; readonly header: string }
  | { readonly ok: false; readonly why: 'missing'; readonly table: TableName; readonly missing: readonly string[] }
  | { readonly ok: false; readonly why: 'several'; readonly tables: readonly TableName[] };

/** Recognises a table by its first row. Where it could be several, the one with more of its columns is meant. */
export function recogniseTable(headers: readonly string[], given?: TableName): RecognisedTable {
  const found = (given === undefined ? TABLES : [given]).map((table) => ({ table, ...placesIn(table, headers) }));
  const ranked = found.toSorted(
    (one, other) => one.missing.length - other.missing.length || other.places.size - one.places.size,
  );
  const [best, next] = ranked;
  if (best === undefined) return { ok: false, why: 'several', tables: TABLES };
  if (best.twice !== undefined) return { ok: false, why: 'twice', header: best.twice };
  if (best.missing.length > 0) return { ok: false, why: 'missing', table: best.table, missing: best.missing };
  if (next?.missing.length === 0 && next.places.size === best.places.size) {
    return { ok: false, why: 'several', tables: [best.table, next.table] };
  }
  const used = new Set(best.places.values());
  const ignored = headers.filter((header, index) => header.trim() !== '' && !used.has(index));
  return { ok: true, table: best.table, places: best.places, ignored };
}

function placesIn(table: TableName, headers: readonly string[]) {
  const places = new Map<string, number>();
  let twice: string | undefined;
  for (const column of COLUMNS[table]) {
    // Its own name goes before what else it may be called.
    const names = [headerKey(column.name), ...(column.aliases ?? [])];
    for (const name of names) {
      const at = headers.flatMap((header, index) => (headerKey(header) === name ? [index] : []));
      const [first, second] = at.filter((index) => ![...places.values()].includes(index));
      if (second !== undefined) twice ??= headers[second];
      if (first === undefined) continue;
      places.set(column.name, first);
      break;
    }
  }
  const missing = COLUMNS[table]
    .filter(({ name, isRequired }) => isRequired && !places.has(name))
    .map(({ name }) => name);
  return { places, missing, twice };
}
