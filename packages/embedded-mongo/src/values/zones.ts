import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';
import { CommandError } from '../errors.ts';

const OFFSET = /^([+-])(\d\d)(?::?(\d\d))?$/;
/** The names of three letters that IANA's database has; JavaScript takes others, too (`PST`, `IST`). */
const SHORT_NAMES = new Set('CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' '));

const zones = new Map<string, Zone>([
  ['UTC', FixedOffsetZone.utcInstance],
  ['GMT', FixedOffsetZone.utcInstance],
]);

function offsetZone(name: string): Zone | undefined {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? [];
  if (sign === undefined) return undefined;
  return FixedOffsetZone.instance((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)));
}

// JavaScript takes a name in any case, and MongoDB in its own only.
function isNamedAsWritten(name: string): boolean {
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
  return timeZone.toLowerCase() !== name.toLowerCase() || timeZone === name;
}

function namedZone(name: string): Zone | undefined {
  const isIana = /^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/.test(name) && !name.startsWith('SystemV/');
  if (!isIana || (/^[A-Z]{3}$/.test(name) && !SHORT_NAMES.has(name))) return undefined;
  return IANAZone.isValidZone(name) && isNamedAsWritten(name) ? IANAZone.create(name) : undefined;
}

/**
 * Reads the time zone of a date expression: a name of IANA's database, aliases included, or an offset such as `+05:30`,
 * `+0530` or `+05` (manual: "$dateTrunc (aggregation)", "timezone").
 */
export function readZone(given: unknown): Zone {
  if (typeof given !== 'string') throw new CommandError(40517, 'timezone must evaluate to a string');
  const known = zones.get(given) ?? offsetZone(given);
  if (known) return known;
  const named = namedZone(given);
  if (!named) throw new CommandError(40485, `unrecognized time zone identifier: "${given}"`);
  zones.set(given, named);
  return named;
}
