import type { Unit } from '../../../domain/kpi/kpi.ts';
import type { LocalDate } from '../../../domain/names.ts';
import type { Formats } from '../../format.ts';
import { lines, type Mrkdwn, md } from '../../mrkdwn.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly kpis: ReturnType<typeof kpis>;
  }
}

interface Line {
  readonly name: string;
  readonly unit: Unit;
  readonly latest?: { readonly value: number; readonly on: LocalDate };
  readonly days: number;
  readonly goals: readonly string[];
  readonly past: readonly string[];
}

/** `/goal kpis`, the form of a value there, and what a goal says of its KPI. */
export function kpis(format: Formats) {
  const titles = (all: readonly string[]): string => format.list(all.map((title) => `“${title}”`));
  return {
    heading: (team: string): Mrkdwn => md`*KPIs of ${team}*`,
    none: md`Your team has no KPI yet. It gets one with its first goal: type \`/goal new\`.`,
    /** The name, the latest value, how much there is of it, and the goals on it. */
    line: ({ name, unit, latest, days, goals, past }: Line): Mrkdwn =>
      lines([
        latest === undefined
          ? md`*${name}* · no value yet`
          : md`*${name}* · ${format.value(latest.value, unit)} on ${format.fullDay(latest.on)} · ${days === 1 ? '1 value' : `${format.number(days)} values`}`,
        goals.length === 0 ? md`_No goal now_` : md`Goals: ${titles(goals)}`,
        past.length === 0 ? undefined : md`Earlier: ${titles(past)}`,
      ]),
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more`,
    add: 'Add a value',
    title: 'Add a value',
    submit: 'Add',
    value: 'Value',
    on: 'Day',
    about: (name: string): Mrkdwn =>
      md`*${name}* has no goal now. Goalpost keeps its values, and a new goal can go on from them.`,
    gone: md`That KPI no longer exists, or you can no longer see it.`,
    added: (name: string, value: number, unit: Unit, on: LocalDate): Mrkdwn =>
      md`Added ${format.value(value, unit)} on ${format.fullDay(on)} to *${name}*.`,
    /** What was counted before the goal began. */
    before: (
      first: { value: number; on: LocalDate },
      last: { value: number; on: LocalDate },
      days: number,
      unit: Unit,
    ): Mrkdwn =>
      days === 1
        ? md`Before this goal: ${format.value(last.value, unit)} on ${format.fullDay(last.on)}`
        : md`Before this goal: from ${format.value(first.value, unit)} on ${format.fullDay(first.on)} to ${format.value(last.value, unit)} on ${format.fullDay(last.on)} (${format.number(days)} values)`,
    alsoFor: (all: readonly string[]): Mrkdwn => md`One value also counts for ${titles(all)}`,
  };
}
