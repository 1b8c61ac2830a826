import type { LocalDate } from '../names.ts';
import { byFactor, FACTORS, type Factor, LEVELS, type Level } from '../pulse/factors.ts';
import type { Scores } from '../pulse/pulse.ts';
import { MAX_EVIDENCE_LENGTH, oneLine } from '../pulse/pulse-input.ts';
import type { Team } from '../team/team.ts';
import { type Period, periodContaining } from '../time/periods.ts';
import { inField } from './import-problem.ts';
import type { PulseItem } from './item.ts';
import { MAX_ID_LENGTH, type ReadRow, type Row, RowReader, type TableSettings } from './row.ts';
import { evidenceColumn } from './tables.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Reads a row of the table `pulses`: five scores of a client, each with a line of evidence, or why somebody gave none. The
 * quarter is that of the day in the team's fiscal year. Who gave it is the importing person, or the team's lead, where the
 * row names nobody. A row without an id is the one of its client, person, and day.
 */
export function readPulse(
  row: Row,
  settings: TableSettings,
  vocabulary: Vocabulary,
  importer?: string,
): ReadRow<PulseItem> {
  const reader = new RowReader(row, settings, vocabulary);
  const named = reader.text('team') === undefined ? undefined : reader.team('team');
  const client = reader.required('client', reader.client('client', named?.id));
  const team = vocabulary.teams.find(({ id }) => id === client?.team);
  const on = reader.required('on', reader.day('on'));
  const { today } = vocabulary;
  if (on !== undefined && on > today) reader.refuse('on', inField({ code: 'date-in-future', today }));
  const by = reader.person('by') ?? importer ?? team?.lead;
  const at = reader.moment('at');
  const external = reader.text('id', MAX_ID_LENGTH);
  const given = readScores(reader);
  const { problems } = reader;
  if (problems.length > 0 || !client || !team || on === undefined || by === undefined || given === undefined) {
    return { ok: false, problems };
  }
  const id =
    external === undefined ? vocabulary.derive('import', 'pulse', client.id, by, on) : vocabulary.pulseId(external);
  const entry = {
    id,
    team: team.id,
    client: client.id,
    quarter: quarterOf(on, team),
    by,
    at: at ?? reader.noonOf(on),
    on,
  };
  return { ok: true, item: { item: 'pulse', ...entry, ...given } };
}

/** As a pulse that is given on the day has it. */
function quarterOf(on: LocalDate, { settings }: Team): Period {
  const { fiscalYearName: yearName } = settings;
  return { ...periodContaining('quarter', on, settings), ...(yearName !== undefined && { yearName }) };
}

function readScores(reader: RowReader): { readonly scores: Scores } | { readonly skipped: string } | undefined {
  const skipped = oneLine(reader.text('skipped', MAX_EVIDENCE_LENGTH) ?? '');
  const isScored = FACTORS.some((factor) => reader.text(factor) !== undefined);
  if (skipped !== '') return isScored ? reader.refuse('skipped', { code: 'score-and-skip' }) : { skipped };
  const scores = byFactor((factor) => {
    const score = reader.required(factor, levelIn(reader, factor));
    const column = evidenceColumn(factor);
    const evidence = reader.required(column, reader.text(column, MAX_EVIDENCE_LENGTH));
    return score === undefined || evidence === undefined ? undefined : { score, evidence: oneLine(evidence) };
  });
  return Object.values(scores).includes(undefined) ? undefined : { scores: scores as Scores };
}

function levelIn(reader: RowReader, factor: Factor): Level | undefined {
  const typed = reader.text(factor);
  if (typed === undefined) return undefined;
  return LEVELS.find((level) => String(level) === typed) ?? reader.refuse(factor, { code: 'level', typed });
}
