import { ObjectId, Timestamp } from 'bson';
import { FixedOffsetZone, type Zone } from 'luxon';
import { type Context, evalExpr } from 'mingo/core';
import type { Any, Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import {
  boundariesBetween,
  inZone,
  readFormat,
  readUnit,
  readWeekday,
  truncated,
  written,
} from '../values/calendar.ts';
import { toPlainNumber } from '../values/numbers.ts';
import { isDocument, type PlainDocument } from '../values/order.ts';
import { readZone } from '../values/zones.ts';

type ExpressionOps = NonNullable<Parameters<Context['addExpressionOps']>[0]>;
type Expression = (document: Any, operands: Any, options: Options) => Any;

/** The values of an operator's arguments, evaluated when they are asked for. */
type Values = (name: string) => unknown;

/** What an operator takes, MongoDB's codes for what it does not, and what it gives. */
interface DateOperator {
  readonly required: Readonly<Record<string, number>>;
  readonly optional: readonly string[];
  readonly noObject: number;
  readonly unknown: number;
  readonly evaluate: (given: PlainDocument, value: Values) => unknown;
}

// `{$month: '$at'}`, `{$month: ['$at']}` and `{$month: {$add: […]}}` are short for `{$month: {date: …}}`.
function spelledOut(name: string, operand: unknown): unknown {
  if (name !== '$month') return operand;
  if (!Array.isArray(operand)) {
    const isNamed = isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$');
    return isNamed ? operand : { date: operand };
  }
  if (operand.length === 1) return { date: operand[0] };
  throw new CommandError(
    40536,
    `${name} accepts exactly one argument if given an array, but was given ${operand.length}`,
  );
}

function readArguments(name: string, operator: DateOperator, operand: unknown): PlainDocument {
  const given = spelledOut(name, operand);
  if (!isDocument(given)) throw new CommandError(operator.noObject, `${name} only supports an object as its argument`);
  const { required, optional } = operator;
  const unknown = Object.keys(given).find((one) => !(one in required) && !optional.includes(one));
  if (unknown !== undefined) throw new CommandError(operator.unknown, `Unrecognized argument to ${name}: ${unknown}`);
  for (const [one, code] of Object.entries(required)) {
    if (!(one in given)) throw new CommandError(code, `Missing '${one}' parameter to ${name}`);
  }
  return given;
}

const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** A Date, or the time in a Timestamp or an ObjectId. */
function asDate(value: unknown, refused: CommandError): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  throw refused;
}

const UTC = FixedOffsetZone.utcInstance;
const SUNDAY = 0;

/** The zone, or null where it is one; UTC where none is named. */
function zoneOf(given: PlainDocument, value: Values): Zone | null {
  if (!('timezone' in given)) return UTC;
  const timezone = value('timezone');
  return isNothing(timezone) ? null : readZone(timezone);
}

/** The first day of the week, or null where it is one. It counts with weeks only. */
function startOfWeek(name: string, given: PlainDocument, value: Values, unit: unknown): number | null {
  if (unit !== 'week' || !('startOfWeek' in given)) return SUNDAY;
  const start = value('startOfWeek');
  return isNothing(start) ? null : readWeekday(start, name);
}

function binSize(given: PlainDocument, value: Values): number | null {
  if (!('binSize' in given)) return 1;
  const size = toPlainNumber(value('binSize'));
  if (isNothing(size)) return null;
  if (!Number.isSafeInteger(size)) {
    throw new CommandError(5439017, "$dateTrunc requires 'binSize' to be a 64-bit integer");
  }
  if (Number(size) > 0) return Number(size);
  throw new CommandError(5439018, `$dateTrunc requires 'binSize' to be greater than 0, but got value ${String(size)}`);
}

type Evaluate = DateOperator['evaluate'];

const dateTrunc: Evaluate = (given, value) => {
  const [date, unit] = [value('date'), value('unit')];
  const size = binSize(given, value);
  const zone = zoneOf(given, value);
  const start = startOfWeek('$dateTrunc', given, value, unit);
  if (isNothing(date) || isNothing(unit) || size === null || zone === null || start === null) return null;
  const refused = new CommandError(5439012, "$dateTrunc requires 'date' to be a date");
  return truncated(asDate(date, refused), { unit: readUnit(unit, '$dateTrunc'), size, zone, startOfWeek: start });
};

const dateDiff: Evaluate = (given, value) => {
  const [from, to, unit] = [value('startDate'), value('endDate'), value('unit')];
  const zone = zoneOf(given, value);
  const start = startOfWeek('$dateDiff', given, value, unit);
  if (isNothing(from) || isNothing(to) || isNothing(unit) || zone === null || start === null) return null;
  const [first, last] = [
    asDate(from, new CommandError(5166307, "$dateDiff requires 'startDate' to be a date")),
    asDate(to, new CommandError(5166307, "$dateDiff requires 'endDate' to be a date")),
  ];
  return boundariesBetween(first, last, readUnit(unit, '$dateDiff'), zone, start);
};

const noDate = (): CommandError => new CommandError(16006, "can't convert from BSON type to Date");

// A wrong format or zone is refused where there is no date, too.
const dateToString: Evaluate = (given, value) => {
  const date = value('date');
  const format = 'format' in given ? value('format') : undefined;
  const read = isNothing(format) ? undefined : readFormat(format);
  const zone = zoneOf(given, value);
  if (isNothing(date)) return 'onNull' in given ? value('onNull') : null;
  if (zone === null || ('format' in given && read === undefined)) return null;
  return written(asDate(date, noDate()), zone, read);
};

const month: Evaluate = (given, value) => {
  const date = value('date');
  const zone = zoneOf(given, value);
  return isNothing(date) || zone === null ? null : inZone(asDate(date, noDate()), zone).month;
};

const OPERATORS: Readonly<Record<string, DateOperator>> = {
  $dateTrunc: {
    required: { date: 5439009, unit: 5439010 },
    optional: ['binSize', 'timezone', 'startOfWeek'],
    noObject: 5439007,
    unknown: 5439008,
    evaluate: dateTrunc,
  },
  $dateDiff: {
    required: { startDate: 5166303, endDate: 5166304, unit: 5166305 },
    optional: ['timezone', 'startOfWeek'],
    noObject: 5166301,
    unknown: 5166302,
    evaluate: dateDiff,
  },
  $dateToString: {
    required: { date: 18628 },
    optional: ['format', 'timezone', 'onNull'],
    noObject: 18629,
    unknown: 18534,
    evaluate: dateToString,
  },
  $month: { required: { date: 40539 }, optional: ['timezone'], noObject: 40539, unknown: 40535, evaluate: month },
};

/** Refuses a date expression for what it says, before it meets a document; any other expression is passed over. */
export function checkDateExpression(name: string, operand: unknown): void {
  const operator = OPERATORS[name];
  if (operator) readArguments(name, operator, operand);
}

const expression =
  (name: string, operator: DateOperator): Expression =>
  (document, operand, options) => {
    const given = readArguments(name, operator, operand);
    return operator.evaluate(given, (one) => evalExpr(document, given[one] as Any, options)) as Any;
  };

/** The date expressions. mingo's take fewer zones, and truncate to wrong instants in those that they take. */
export const dateOperators = Object.fromEntries(
  Object.entries(OPERATORS).map(([name, operator]) => [name, expression(name, operator)]),
) as unknown as ExpressionOps;
