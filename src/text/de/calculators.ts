import { CALCULATORS } from '../../domain/calculators/index.ts';
import type { CalculatorInputs } from '../../domain/goal.ts';
import type { Unit } from '../../domain/kpi.ts';
import type { calculators as english } from '../en/calculators.ts';
import type { Formats } from '../format.ts';

const NAMES: Readonly<Record<string, string>> = {
  nps: 'Net Promoter Score',
  retention: 'Kundenbindung',
  churn: 'Kundenabwanderung',
  clv: 'Kundenwert über die Laufzeit',
  'clv-margin': 'Kundenwert über die Laufzeit, nach Marge',
  'response-time': 'Durchschnittliche Antwortzeit',
  csat: 'Kundenzufriedenheit',
  rate: 'Ein Anteil',
  'revenue-per-client': 'Umsatz je Kunde',
  'onboarding-time': 'Einarbeitungszeit der Kunden',
  'clients-per-manager': 'Kunden je Betreuer',
};

const COUNTS = {
  start: 'Kunden am Anfang',
  new: 'Seither gewonnene Kunden',
  end: 'Kunden am Ende',
};
const INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nps: { promoters: 'Promotoren (9 oder 10)', passives: 'Passive (7 oder 8)', detractors: 'Kritiker (0 bis 6)' },
  retention: COUNTS,
  churn: COUNTS,
  clv: { value: 'Durchschnittlicher Einkauf', frequency: 'Einkäufe im Jahr', lifespan: 'Jahre als Kunde' },
  'clv-margin': { revenue: 'Umsatz im Jahr', margin: 'Marge in Prozent', churn: 'Kundenverlust im Jahr in Prozent' },
  'response-time': { total: 'Zeit bis zu den ersten Antworten, insgesamt', count: 'Antworten' },
  csat: { satisfied: 'Zufriedene Antworten (4 oder 5)', answers: 'Antworten' },
  rate: { numerator: 'Teil', denominator: 'Ganzes' },
  'revenue-per-client': { revenue: 'Umsatz', clients: 'Kunden' },
  'onboarding-time': { total: 'Zeit aller Einarbeitungen', clients: 'Eingearbeitete Kunden' },
  'clients-per-manager': { clients: 'Kunden', managers: 'Betreuer' },
};

/** What calculators and their inputs are called. */
export function calculators(format: Formats): ReturnType<typeof english> {
  const input = (calculator: string, name: string): string => INPUTS[calculator]?.[name] ?? name;
  return {
    name: (calculator: string): string => NAMES[calculator] ?? calculator,
    input,
    /** `Promotoren (9 oder 10) 50, Passive (7 oder 8) 30, Kritiker (0 bis 6) 20`. Money and time are in the KPI's unit. */
    inputs: ({ calculator, values }: CalculatorInputs, unit: Unit): string => {
      const specs = CALCULATORS.get(calculator)?.inputs;
      const said = Object.entries(values).map(([name, value]) => {
        const kind = specs?.[name]?.unit;
        const text = kind === unit.kind && kind !== 'percent' ? format.value(value, unit) : format.number(value, 6);
        return `${input(calculator, name)} ${text}`;
      });
      return said.join('; ');
    },
  };
}
