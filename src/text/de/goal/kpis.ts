import type { kpis as english } from '../../en/goal/kpis.ts';
import type { Formats } from '../../format.ts';
import { lines, md } from '../../mrkdwn.ts';
import { dative } from '../dative.ts';

/** `/goal kpis`, the form of a value there, and what a goal says of its KPI. */
export function kpis(format: Formats): ReturnType<typeof english> {
  const titles = (all: readonly string[]): string => format.list(all.map((title) => `„${title}“`));
  const countOf = (days: number): string => (days === 1 ? '1 Wert' : `${format.number(days)} Werte`);
  return {
    heading: (team) => md`*Kennzahlen von ${team}*`,
    none: md`Euer Team hat noch keine Kennzahl. Mit dem ersten Ziel bekommt es eine: \`/goal new\`.`,
    line: ({ name, unit, latest, days, goals, past }) =>
      lines([
        latest === undefined
          ? md`*${name}* · noch kein Wert`
          : md`*${name}* · ${format.value(latest.value, unit)} am ${format.fullDay(latest.on)} · ${countOf(days)}`,
        goals.length === 0 ? md`_Zurzeit kein Ziel_` : md`Ziele: ${titles(goals)}`,
        past.length === 0 ? undefined : md`Früher: ${titles(past)}`,
      ]),
    more: (count) => md`und ${format.number(count)} weitere`,
    add: 'Wert eintragen',
    title: 'Wert eintragen',
    submit: 'Eintragen',
    value: 'Wert',
    on: 'Tag',
    about: (name) =>
      md`*${name}* hat zurzeit kein Ziel. Die Werte bleiben erhalten, und ein neues Ziel kann an sie anschließen.`,
    gone: md`Diese Kennzahl gibt es nicht mehr, oder du kannst sie nicht mehr sehen.`,
    added: (name, value, unit, on) =>
      md`${format.value(value, unit)} am ${format.fullDay(on)} bei *${name}* eingetragen.`,
    before: (first, last, days, unit) =>
      days === 1
        ? md`Vor diesem Ziel: ${format.value(last.value, unit)} am ${format.fullDay(last.on)}`
        : md`Vor diesem Ziel: von ${dative(format.value(first.value, unit))} am ${format.fullDay(first.on)} auf ${format.value(last.value, unit)} am ${format.fullDay(last.on)} (${countOf(days)})`,
    alsoFor: (all) => md`Ein Wert zählt auch für ${titles(all)}`,
  };
}
