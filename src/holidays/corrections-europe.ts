import { type Correction, DAY_OFF, days, LABOUR_DAY } from './correction.ts';

const CHRISTMAS = { en: 'Christmas Day', de: 'Weihnachten' };
const CHRISTMAS_EVE = { en: 'Christmas Eve', de: 'Heiliger Abend' };

/** Looked through in November 2026, against date-holidays 3.37.0. */
export const CORRECTIONS_EUROPE: readonly Correction[] = [
  {
    country: 'AL',
    from: 2025,
    remove: ['10-19 and if saturday,sunday then next monday'],
    add: [
      ...days({ en: 'Mother Teresa Day', de: 'Mutter-Teresa-Tag' }, '09-05'),
      ...days({ en: 'Alphabet Day', de: 'Tag des Alphabets' }, '11-22'),
    ],
    standIn: { of: ['09-05', '11-22'], saturday: 'after', sunday: 'after' },
    source: 'Albania: Act No. 7651 on official holidays as amended; the holidays that the Bank of Albania publishes',
  },
  {
    country: 'AL',
    from: 2026,
    to: 2027,
    add: days(DAY_OFF, '2026-12-01', '2027-05-04', '2027-05-17', '2027-11-30'),
    source:
      'Albania: Act No. 7651 on official holidays (a holiday at the weekend gives the next working day; two of them, the next two)',
  },
  {
    country: 'BG',
    from: 2017,
    add: days(CHRISTMAS, '12-26'),
    standIn: {
      of: ['01-01', '03-03', '05-01', '05-06', '05-24', '09-06', '09-22', '12-24', '12-25', '12-26'],
      saturday: 'after',
      sunday: 'after',
    },
    source: 'Bulgaria: Labour Code, art. 154 (a holiday at the weekend, Easter excepted, gives the next working day)',
  },
  {
    country: 'BG',
    from: 2026,
    to: 2026,
    add: days(DAY_OFF, '2026-01-02'),
    source: 'Bulgaria: Council of Ministers, Decision No. 808 of 19 November 2025',
  },
  {
    country: 'BY',
    from: 2020,
    add: days({ en: "New Year's Day", de: 'Neujahr' }, '01-02'),
    source: 'Belarus: Decree of the President No. 464 of 2019 (2 January)',
  },
  {
    country: 'CY',
    from: 2014,
    remove: ['orthodox -47', 'orthodox 49'],
    add: [
      ...days({ en: 'Green Monday', de: 'Grüner Montag' }, 'orthodox -48'),
      ...days({ en: 'Monday of the Holy Spirit (Kataklysmos)', de: 'Pfingstmontag (Kataklysmos)' }, 'orthodox 50'),
    ],
    source: 'Cyprus: the holidays that the Central Bank of Cyprus publishes',
  },
  {
    country: 'GB',
    regions: ['SCT'],
    from: 2026,
    to: 2026,
    add: days({ en: 'World Cup bank holiday', de: 'Feiertag zur Fußball-WM' }, '2026-06-15'),
    source: 'Scotland: Banking and Financial Dealings Act 1971, s. 1 (3), royal proclamation for 15 June 2026',
  },
  {
    country: 'HU',
    from: 2026,
    add: days(CHRISTMAS_EVE, '12-24'),
    source: 'Hungary: Act LXXII of 2026 (24 December)',
  },
  {
    country: 'HU',
    from: 2026,
    to: 2026,
    add: days(DAY_OFF, '2026-01-02', '2026-08-21'),
    source: 'Hungary: Decree 10/2025 of the Minister for National Economy on the working days of 2026',
  },
  {
    country: 'LV',
    from: 2026,
    to: 2026,
    add: days(DAY_OFF, '2026-01-02', '2026-06-22'),
    source: 'Latvia: Cabinet order on the transfer of working days in 2026 (likumi.lv 361161)',
  },
  {
    country: 'MD',
    from: 2016,
    add: days({ en: "Children's Day", de: 'Kindertag' }, '06-01'),
    source: 'Moldova: Labour Code, art. 111',
  },
  {
    country: 'RU',
    from: 2026,
    standIn: {
      of: ['02-23', '05-01', '05-09', '06-12', '11-04'],
      saturday: 'after',
      sunday: 'after',
    },
    source: 'Russia: Labour Code, art. 112 (a holiday on a day off gives the next working day)',
  },
  {
    country: 'RU',
    from: 2026,
    to: 2026,
    add: days(DAY_OFF, '2026-01-09', '2026-12-31'),
    source:
      'Russia: Government decree of 24 September 2025 on the transfer of days off in 2026 (consultant.ru, LAW 515170)',
  },
  {
    country: 'RU',
    from: 2027,
    to: 2027,
    add: days(DAY_OFF, '2027-02-22', '2027-11-05', '2027-12-31'),
    source: 'Russia: Government decree on the transfer of days off in 2027 (consultant.ru, LAW 544706)',
  },
  {
    country: 'RS',
    from: 2027,
    to: 2027,
    add: days(LABOUR_DAY, '2027-05-04'),
    source:
      'Serbia: Act on State and Other Holidays, art. 3a (a state holiday on a Sunday gives the next working day; 3 May 2027 is Easter Monday)',
  },
  {
    country: 'SK',
    from: 2027,
    add: [
      ...days({ en: 'Day of Victory over Fascism', de: 'Tag des Sieges über den Faschismus' }, '05-08'),
      ...days({ en: 'Our Lady of Sorrows', de: 'Fest der Schmerzhaften Jungfrau Maria' }, '09-15'),
    ],
    source: 'Slovakia: Act No. 241/1993 as amended by Act No. 261/2025 (the days are working days in 2026 only)',
  },
];
