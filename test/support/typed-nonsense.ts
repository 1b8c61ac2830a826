/** The kind of field, or the unit of the KPI, and what was typed into it. */
export type NonsenseRow = readonly [field: string, text: string];

/** Texts that are no number, no day, no length of time and no list, under what their author reads, in English and German. */
export interface Nonsense {
  readonly english: string;
  readonly german: string;
  readonly rows: readonly NonsenseRow[];
}

export const NONSENSE: readonly Nonsense[] = [
  {
    english: 'Fill in this field.',
    german: 'Bitte fülle dieses Feld aus.',
    rows: [
      ['number', ' '],
      ['percent', '\u200b\u00a0'],
    ],
  },
  {
    english: "This isn't a valid number. Enter it like 42 or 42.5.",
    german: 'Das kann ich nicht als Zahl lesen. Schreib sie zum Beispiel so: 42 oder 42,5.',
    rows: [
      ['number', 'eighty'],
      ['number', 'n/a'],
      ['number', '~80'],
      ['number', 'ca. 80'],
      ['number', '>80'],
      ['number', '80-85'],
      ['number', '80/100'],
      ['number', '80 85'],
      ['number', '1e3'],
      ['number', '0x10'],
      ['number', 'NaN'],
      ['number', 'Infinity'],
      ['number', '1.2.3'],
      ['number', '--5'],
      ['number', '10²'],
      ['number', '½'],
      ['number', '٨٠'],
      ['number', '🎯'],
      ['number', '<!channel>'],
      ['number', '=SUM(A1:A3)'],
      ['score', '8 out of 10'],
      ['list', '82, many'],
    ],
  },
  {
    english: "This isn't a valid number. Enter it like 82.5 or 82.5%.",
    german: 'Das kann ich nicht als Zahl lesen. Schreib sie zum Beispiel so: 82,5 oder 82,5%.',
    rows: [
      ['percent', '80%%'],
      ['percent', '80‰'],
      ['percent', 'most of them'],
    ],
  },
  {
    english: "This isn't a valid number. Enter it like 1250 or 1.2k.",
    german: 'Das kann ich nicht als Zahl lesen. Schreib sie zum Beispiel so: 1250 oder 1,2k.',
    rows: [
      ['EUR', 'twelve euros'],
      ['EUR', '€'],
    ],
  },
  {
    english: 'This is in another unit. The KPI is measured in EUR. Enter it like 1250 or 1.2k.',
    german: 'Das ist eine andere Einheit: Die Kennzahl zählt in EUR. Schreib zum Beispiel 1250 oder 1,2k.',
    rows: [
      ['EUR', '$5'],
      ['EUR', '5 %'],
    ],
  },
  {
    english: 'This is in another unit. The KPI is measured in points. Enter it like 42 or 42.5.',
    german: 'Das ist eine andere Einheit: Die Kennzahl zählt in Punkten. Schreib zum Beispiel 42 oder 42,5.',
    rows: [['score', '3 h']],
  },
  {
    english: "This isn't a valid length of time. Enter it like 9, 2w or 1w 3d.",
    german: 'Das kann ich nicht als Zeitspanne lesen. Schreib sie zum Beispiel so: 9, 2 Wochen oder 10 Tage.',
    rows: [
      ['days', '2 months'],
      ['days', '3 working days'],
      ['days', 'soon'],
    ],
  },
  {
    english: "This isn't a valid length of time. Enter it like 1.5, 90m or 1h 30m.",
    german: 'Das kann ich nicht als Zeitspanne lesen. Schreib sie zum Beispiel so: 1,5 oder 1 h 30 min.',
    rows: [['hours', '1:75']],
  },
  {
    english: 'This can mean two numbers. Enter 1h 30m or 1m 30s.',
    german: 'Das lässt sich auf zwei Arten lesen. Schreib 1h 30m oder 1m 30s.',
    rows: [['minutes', '1:30']],
  },
  {
    english: 'Enter a number from 0 to 1,000,000,000,000.',
    german: 'Schreib eine Zahl von 0 bis 1.000.000.000.000.',
    rows: [['days', '-2']],
  },
  {
    english: 'This can mean two numbers. Enter 4250 or 4.25.',
    german: 'Das lässt sich auf zwei Arten lesen. Schreib 4250 oder 4.25.',
    rows: [['number', '4,250']],
  },
  {
    english:
      "It isn't clear where one value ends and the next begins. Separate them with semicolons, like 82; 83.5; 84.",
    german:
      'Ich sehe nicht, wo ein Wert aufhört und der nächste anfängt. Trenne sie mit Strichpunkten, wie 82; 83,5; 84.',
    rows: [['list', '1 200 1 300']],
  },
  {
    english: "There's no 31 April 2026 in the calendar. Check the day and the month.",
    german: 'Im Kalender gibt es keinen 31 April 2026. Prüfe Tag und Monat.',
    rows: [['day', '31 April 2026']],
  },
  {
    english: 'This can mean 3 April 2026 or 4 March 2026. Enter 2026-04-03 or 2026-03-04.',
    german: 'Das kann der 3. April 2026 oder der 4. März 2026 sein. Schreib 2026-04-03 oder 2026-03-04.',
    rows: [['day', '3/4/2026']],
  },
  {
    english: 'Choose a date, like 2026-12-31.',
    german: 'Wähle ein Datum, zum Beispiel 2026-12-31.',
    rows: [
      ['day', '31 Foo 2026'],
      ['day', 'next Friday'],
    ],
  },
  {
    english:
      "Goalpost can't read line 1. Enter one per line: 2026-12-24 - 2026-12-31 for one time, 12-24 for every year, or a holiday's name.",
    german:
      'Zeile 1 kann ich nicht lesen. Schreib je Zeile eins: 2026-12-24 - 2026-12-31 für einmal, 12-24 für jedes Jahr oder den Namen eines Feiertags.',
    rows: [['days off', 'Christmas']],
  },
];
