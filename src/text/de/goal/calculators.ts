import { byFactor, FACTORS } from '../../../domain/pulse/factors.ts';
import type { calculators as english } from '../../en/goal/calculators.ts';
import type { Formats } from '../../format.ts';
import { calculatorTexts, type InputNames } from '../../shared/calculators.ts';
import { FACTOR_TEXTS } from '../pulse/factors.ts';

const COUNTS = {
  start: 'Kunden am Anfang',
  new: 'Seither gewonnene Kunden',
  end: 'Kunden am Ende',
};
/** From 1 to 5 each. */
const PULSE = byFactor((factor) => `${FACTOR_TEXTS[factor].name} (1 bis 5)`);
const ONE_FACTOR: InputNames = Object.fromEntries(FACTORS.map((factor) => [`pulse-${factor}`, PULSE]));
const INPUTS: InputNames = {
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
  pulse: PULSE,
  ...ONE_FACTOR,
  'clients-per-manager': { clients: 'Kunden', managers: 'Betreuer' },
};

/** What the inputs of calculators are called. */
export function calculators(format: Formats): ReturnType<typeof english> {
  return calculatorTexts(format, INPUTS, '; ');
}
