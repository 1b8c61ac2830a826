import { type Correction, days } from './correction.ts';

const RECONCILIATION = days(
  { en: 'National Day for Truth and Reconciliation', de: 'Nationaler Tag für Wahrheit und Versöhnung' },
  '09-30',
);

/** The Americas and Africa. Looked through in November 2026, against date-holidays 3.37.0. */
export const CORRECTIONS_ELSEWHERE: readonly Correction[] = [
  {
    country: 'CA',
    from: 2026,
    standIn: { of: ['12-25', '12-26'], saturday: 'after', sunday: 'after' },
    source: 'Canada: Canada Labour Code, s. 193 (2) (a holiday at the weekend gives a working day beside it)',
  },
  {
    country: 'CA',
    regions: ['NT'],
    from: 2022,
    remove: ['easter 1', '12-26'],
    add: RECONCILIATION,
    source:
      'Northwest Territories: Employment Standards Act as amended by Bill 47 of 2022 (no Easter Monday, no Boxing Day)',
  },
  {
    country: 'CA',
    regions: ['ON'],
    from: 2014,
    remove: ['easter 1'],
    source: 'Ontario: Employment Standards Act, 2000, s. 1, "public holiday" (no Easter Monday)',
  },
  {
    country: 'CA',
    regions: ['YT'],
    from: 2014,
    remove: ['easter 1'],
    source: 'Yukon: Employment Standards Act, general holidays (no Easter Monday)',
  },
  {
    country: 'CA',
    regions: ['BC'],
    from: 2023,
    add: RECONCILIATION,
    source: 'British Columbia: Employment Standards Act, statutory holidays, since 2023',
  },
  {
    country: 'CA',
    regions: ['MB'],
    from: 2024,
    add: RECONCILIATION,
    source: 'Manitoba: Employment Standards Code as amended by Bill 4 of the 43rd Legislature (Orange Shirt Day)',
  },
  {
    country: 'CA',
    regions: ['PE', 'YT', 'NU'],
    from: 2023,
    add: RECONCILIATION,
    source:
      'Prince Edward Island and Yukon: Employment Standards Acts; Nunavut: Labour Standards Act (general holidays)',
  },
  {
    country: 'CA',
    regions: ['NU'],
    from: 2020,
    add: days({ en: 'Nunavut Day', de: 'Nunavut-Tag' }, '07-09'),
    source: 'Nunavut: Labour Standards Act (Nunavut Day is a general holiday since 2020)',
  },
  {
    country: 'CA',
    regions: ['PE'],
    from: 2014,
    remove: ['3rd friday after 08-01'],
    source: 'Prince Edward Island: Employment Standards Act, paid holidays (no Gold Cup Parade Day)',
  },
  {
    country: 'CR',
    from: 2020,
    remove: ['10-12 if monday then previous friday'],
    source: 'Costa Rica: Act No. 9803 of 2020 (1 December in place of 12 October)',
  },
  {
    country: 'CU',
    from: 2014,
    add: days({ en: 'Last Day of the Year', de: 'Letzter Tag des Jahres' }, '12-31'),
    source: 'Cuba: Labour Code, Act No. 116 of 2013 (31 December)',
  },
  {
    country: 'DO',
    from: 2014,
    remove: ['11-06 if tuesday,wednesday,thursday,friday,saturday then next monday'],
    add: days(
      { en: 'Constitution Day', de: 'Tag der Verfassung' },
      '11-06 if tuesday,wednesday then previous monday if thursday,friday then next monday',
    ),
    source:
      'Dominican Republic: Act No. 139-97, as the Ministry of Labour applies it (Tuesday and Wednesday go to the Monday before, Thursday and Friday to the one after, the weekend stays)',
  },
  {
    country: 'EC',
    from: 2017,
    remove: ['09-10', 'easter -3'],
    add: days(
      { en: 'Independence of Guayaquil', de: 'Unabhängigkeit von Guayaquil' },
      '10-09 if saturday then previous friday if sunday then next monday if tuesday then previous monday if wednesday,thursday then next friday',
    ),
    source:
      'Ecuador: Labour Code, art. 65, as amended on 20 December 2016 (R.O. 906): 9 October; Maundy Thursday is none',
  },
  {
    country: 'GH',
    from: 2026,
    remove: ['08-04 and if Saturday, Sunday then next Monday'],
    add: [
      ...days({ en: 'Republic Day', de: 'Tag der Republik' }, '07-01'),
      ...days({ en: 'Shaqq Day', de: 'Shaqq-Tag' }, '2 Shawwal'),
    ],
    source:
      'Ghana: Public Holidays and Commemorative Days (Amendment) Act, 2025 (1 July and the day after Eid al-Fitr in place of 4 August; the President may move a holiday within its week)',
    unverified: 'Parliament passed it on 25 June 2025; the number and day of its assent were not found',
  },
  {
    country: 'GT',
    from: 2021,
    remove: ['06-30 if tuesday then previous monday if wednesday,thursday then next friday'],
    add: days(
      { en: 'Army Day', de: 'Tag der Streitkräfte' },
      '06-30 if tuesday,wednesday then previous monday if thursday,friday,saturday,sunday then next monday',
    ),
    source:
      'Guatemala: Decree 19-2018, as the Constitutional Court left it in April 2020 (30 June is moved to the nearer Monday)',
  },
  {
    country: 'MA',
    from: 2024,
    add: days({ en: 'Amazigh New Year', de: 'Neujahr der Amazigh' }, '01-14'),
    source: 'Morocco: Decree No. 2-04-426 on paid holidays, as amended by Decree No. 2-23-1000 of 2023 (14 January)',
  },
  {
    country: 'SV',
    from: 2016,
    add: [
      ...days({ en: "New Year's Day", de: 'Neujahr' }, '01-01'),
      ...days({ en: "Mother's Day", de: 'Muttertag' }, '05-10'),
      ...days({ en: "Father's Day", de: 'Vatertag' }, '06-17'),
    ],
    source: 'El Salvador: Labour Code, art. 190 (1 January, 10 May, 17 June)',
  },
  {
    country: 'TZ',
    from: 2014,
    remove: ['01-02'],
    add: days({ en: 'Zanzibar Revolution Day', de: 'Tag der Revolution von Sansibar' }, '01-12'),
    source: 'Tanzania: Public Holidays Ordinance as amended in 1966 (12 January)',
  },
  {
    country: 'ZA',
    from: 2026,
    to: 2026,
    add: days({ en: 'Local government elections', de: 'Kommunalwahlen' }, '2026-11-04'),
    source: 'South Africa: Public Holidays Act 36 of 1994, s. 2A (proclaimed)',
  },
];
