/**
 * Small rules out of which Slack's limits are put together. A rule looks at one value and reports what is wrong with
 * it, in the words and with the JSON pointers that Slack uses in `response_metadata.messages`.
 */
import { isObject, type Json } from '../elements.ts';

export type Report = (problem: string, at: string) => void;
export type Rule = (value: unknown, at: string, report: Report) => void;

/** Problems beyond this are not listed. */
const maxProblems = 50;

/** Runs a rule; every problem as `[ERROR] what [json-pointer:where]`, at most 50. */
export function problemsOf(rule: Rule, value: unknown, at: string): string[] {
  const problems: string[] = [];
  rule(value, at, (problem, where) => {
    if (problems.length < maxProblems) problems.push(`[ERROR] ${problem} [json-pointer:${where}]`);
  });
  return problems;
}

/** A string of `min` (1 by default) to `max` characters. */
export function string(max: number, min = 1): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string') report('must provide a string', at);
    else if (value.length > max) report(`must be less than ${max + 1} characters`, at);
    else if (value.length < min) report(`must be more than ${min - 1} characters`, at);
  };
}

export const boolean: Rule = (value, at, report) => {
  if (typeof value !== 'boolean') report('must be a boolean', at);
};

export function integer(min: number, max: number): Rule {
  return (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) report('must be a integer', at);
    else if (value < min) report(`must be greater than ${min - 1}`, at);
    else if (value > max) report(`must be less than ${max + 1}`, at);
  };
}

export function matching(pattern: RegExp, expected: string): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) report(`must be a valid ${expected}`, at);
  };
}

export function oneOf(...allowed: readonly string[]): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string' || !allowed.includes(value)) report('must be a valid enum value', at);
  };
}

export const anything: Rule = () => undefined;

/** A list of `min` to `max` items, each by the rule. */
export function list(rule: Rule, max: number, min = 1): Rule {
  return (value, at, report) => {
    if (!Array.isArray(value)) {
      report('must be a array', at);
      return;
    }
    if (value.length > max) report(`no more than ${max} items allowed`, at);
    if (value.length < min) report(`no less than ${min} items allowed`, at);
    for (const [index, item] of value.slice(0, max).entries()) rule(item, `${at}/${index}`, report);
  };
}

type Fields = Readonly<Record<string, Rule>>;

export interface Shape {
  readonly required?: Fields;
  readonly optional?: Fields;
  /** What holds between fields. */
  readonly also?: (value: Json, at: string, report: Report) => void;
}

function requiredFields(required: Fields, value: Json, at: string, report: Report): void {
  for (const [key, rule] of Object.entries(required)) {
    if (value[key] === undefined) report(`missing required field: ${key}`, at);
    else rule(value[key], `${at}/${key}`, report);
  }
}

/** An object of these fields and no others. A null is not the same as nothing: Slack refuses it. */
export function object({ required = {}, optional = {}, also }: Shape): Rule {
  return (value, at, report) => {
    if (!isObject(value)) {
      report('must provide an object', at);
      return;
    }
    requiredFields(required, value, at, report);
    for (const [key, inner] of Object.entries(value)) {
      if (key in required || inner === undefined) continue;
      const rule = optional[key];
      if (rule === undefined) report(`invalid additional property: ${key}`, at);
      else rule(inner, `${at}/${key}`, report);
    }
    also?.(value, at, report);
  };
}

/** An object whose `type` chooses its rule. */
export function byType(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, at, report) => {
    if (!isObject(value)) {
      report('must provide an object', at);
      return;
    }
    const type = value['type'];
    const rule = typeof type === 'string' ? rules[type] : undefined;
    if (type === undefined) report('missing required field: type', at);
    else if (rule === undefined) report(`unsupported type: ${String(type)}`, `${at}/type`);
    else rule(value, at, report);
  };
}
