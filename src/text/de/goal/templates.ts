import type { Cadence } from '../../../domain/goal/goal.ts';
import type { templates as english } from '../../en/goal/templates.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { pulseCalculators } from '../../shared/pulse.ts';
import { type LibraryTexts, templateTexts } from '../../shared/templates.ts';
import { FACTOR_TEXTS } from '../pulse/factors.ts';
import type { words } from '../words.ts';

const ABOUT: LibraryTexts = {
  'retention-rate': {
    name: 'Kundenbindungsrate',
    definition: 'Anteil der Kunden vom Anfang eines Zeitraums, die an dessen Ende noch da sind.',
    formula: '(Kunden am Ende − neue Kunden) ÷ Kunden am Anfang',
    benchmarkOf: 'Mittel aus sechzehn Branchen, pro Jahr',
  },
  nps: {
    name: 'Net Promoter Score',
    definition: 'Wie viele Kunden mehr dich empfehlen als von dir abraten würden, von hundert Befragten.',
    formula: '% Promotoren (9 oder 10 von 10) − % Kritiker (0 bis 6)',
    benchmarkOf: 'Mandanten von Kanzleien in den USA',
  },
  'lifetime-value': {
    name: 'Kundenwert (CLV)',
    definition: 'Was ein Kunde in der ganzen Zeit einbringt, in der er bleibt.',
    formula: 'Wert eines Kaufs × Käufe im Jahr × Jahre',
  },
  'response-time': {
    name: 'Durchschnittliche Antwortzeit',
    definition: 'Wie lange Kunden im Mittel auf eine erste Antwort warten.',
    formula: 'gesamte Wartezeit ÷ Zahl der Anfragen',
  },
  csat: {
    name: 'Kundenzufriedenheit (CSAT)',
    definition: 'Anteil der Antworten, die zu den besten zwei von fünf Stufen gehören.',
    formula: 'zufriedene Antworten ÷ alle Antworten',
    benchmarkOf: 'bewertete Gespräche von 21 Tausend Unternehmen',
  },
  'revenue-per-client': {
    name: 'Durchschnittlicher Umsatz je Kunde',
    definition: 'Was ein Kunde im Mittel in einem Zeitraum einbringt.',
    formula: 'Umsatz ÷ Zahl der Kunden',
  },
  'cross-sell-rate': {
    name: 'Cross-Selling-Quote',
    definition: 'Anteil der Kunden, die mehr als eine deiner Leistungen nutzen.',
    formula: 'Kunden mit einer zweiten Leistung ÷ alle Kunden',
  },
  'onboarding-time': {
    name: 'Einarbeitungszeit der Kunden',
    definition: 'Wie lange es im Mittel vom Vertrag bis zum ersten Nutzen für neue Kunden dauert.',
    formula: 'Summe der Tage aller Kunden, die so weit sind ÷ ihre Zahl',
  },
  'clients-per-manager': {
    name: 'Kunden je Betreuer',
    definition: 'Wie viele Kunden eine Person betreut. Zu wenige sind teuer, zu viele kommen zu kurz.',
    formula: 'Kunden ÷ Betreuer',
  },
  churn: {
    name: 'Kundenabwanderung',
    definition: 'Anteil der Kunden vom Anfang eines Zeitraums, die darin gegangen sind.',
    formula: '(Kunden am Anfang − davon noch da) ÷ Kunden am Anfang',
    benchmarkOf: 'Abos zwischen Unternehmen, pro Monat',
  },
  'first-contact-resolution': {
    name: 'Lösung beim ersten Kontakt',
    definition: 'Anteil der Anfragen, die gleich beim ersten Kontakt erledigt sind.',
    formula: 'beim ersten Kontakt erledigte Anfragen ÷ alle Anfragen',
    benchmarkOf: 'Callcenter; 70 bis 79 % sind gut',
  },
};

const CADENCE: Record<Cadence, string> = {
  weekly: 'Wöchentlich',
  fortnightly: 'Alle zwei Wochen',
  monthly: 'Monatlich',
  quarterly: 'Vierteljährlich',
};

/** What each calculator computes, and from what, in 75 characters. */
const CALCULATOR: Readonly<Record<string, string>> = {
  nps: 'NPS aus Promotoren, Passiven, Kritiker',
  retention: 'Bindungsrate aus Kunden am Anfang, neuen, am Ende',
  churn: 'Abwanderung aus Kunden am Anfang, neuen, am Ende',
  clv: 'Kundenwert aus Kaufwert, Häufigkeit, Jahren',
  'clv-margin': 'Kundenwert aus Umsatz, Marge, Abwanderung',
  'response-time': 'Antwortzeit aus Gesamtzeit und Anfragen',
  csat: 'CSAT aus zufriedenen und allen Antworten',
  'revenue-per-client': 'Umsatz je Kunde aus Umsatz und Kunden',
  'onboarding-time': 'Einarbeitungszeit aus Gesamtzeit und Kunden',
  'clients-per-manager': 'Kunden je Betreuer aus Kunden und Betreuern',
  rate: 'Eine Quote aus einem Teil und dem Ganzen',
  ...pulseCalculators(
    FACTOR_TEXTS,
    'Kundenpuls: der Mittelwert der fünf Faktoren',
    (factor) => `Kundenpuls: ${factor}`,
  ),
};

/** The template library, and how templates are listed. */
export function templates(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const listed = templateTexts(format, word, {
    about: ABOUT,
    cadences: CADENCE,
    calculators: CALCULATOR,
    noBenchmark: md`Kein üblicher Vergleichswert`,
    benchmark: (value, source) => md`Vergleichswert ${value}, ${source}`,
  });
  return {
    ...listed,
    teamCadence: 'Wie das Team',

    listTitle: 'Vorlagen',
    listLead: md`Beginne mit einer davon: Alles ist ausgefüllt, nur deine eigenen Zahlen fehlen.`,
    ofLibrary: md`*Aus der Kundenbetreuung*`,
    ofTeam: (team: string): Mrkdwn => md`*Aus ${team}*`,
    none: md`Dein Team hat noch keine eigenen. \`/goal show\` hat einen Knopf, der ein Ziel als Vorlage speichert.`,
    use: 'Verwenden',
    add: 'Neue Vorlage',
    remove: 'Eigene entfernen',
    removeSure: 'Diese Vorlage entfernen?',
    removeText: 'Ziele, die aus ihr entstanden sind, bleiben, wie sie sind.',
    removeYes: 'Entfernen',
    removeNo: 'Behalten',
    save: 'Als Vorlage speichern',
    saved: (name: string): Mrkdwn => md`*${name}* ist jetzt eine Vorlage. \`/goal templates\` zeigt sie deinem Team.`,
    notSaved: (why: string): Mrkdwn => md`Nicht gespeichert: ${why}`,

    formTitle: 'Neue Vorlage',
    formName: 'Was wird gezählt?',
    formDefinition: 'Was heißt das?',
  };
}
