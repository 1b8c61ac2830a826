import { type Correction, DAY_OFF, days, LABOUR_DAY, NATIONAL_DAY } from './correction.ts';

const EID_AL_FITR = { en: 'End of Ramadan (Eid al-Fitr)', de: 'Ende des Ramadan (Zuckerfest)' };
const EID_AL_ADHA = { en: 'Feast of the Sacrifice (Eid al-Adha)', de: 'Opferfest' };
const VESAK = { en: 'Vesak Day', de: 'Vesakh-Fest' };
const SPRING_FESTIVAL = { en: 'Spring Festival', de: 'Frühlingsfest' };

/** Looked through in November 2026, against date-holidays 3.37.0. */
export const CORRECTIONS_ASIA: readonly Correction[] = [
  {
    country: 'AE',
    from: 2025,
    remove: ['27 Rajab', '1 Ramadan'],
    add: [...days({ en: 'Arafah Day', de: 'Arafat-Tag' }, '9 Dhu al-Hijjah'), ...days(NATIONAL_DAY, '12-03')],
    source: 'United Arab Emirates: Cabinet Resolution No. 27 of 2024 on public holidays',
  },
  {
    country: 'CN',
    from: 2025,
    remove: ['06-01'],
    add: [...days(SPRING_FESTIVAL, 'chinese 01-0-03'), ...days(LABOUR_DAY, '05-02')],
    source:
      "China: Measures on holidays for annual festivals and memorial days, State Council Decree No. 795 of 2024, arts. 2 and 3 (Children's Day is half a day, for children)",
  },
  {
    country: 'CN',
    from: 2026,
    to: 2026,
    add: [
      ...days({ en: "New Year's Day", de: 'Neujahr' }, '2026-01-02'),
      ...days(SPRING_FESTIVAL, '2026-02-20', '2026-02-23'),
      ...days({ en: 'Tomb-Sweeping Day', de: 'Totengedenktag' }, '2026-04-06'),
      ...days(LABOUR_DAY, '2026-05-04', '2026-05-05'),
      ...days(NATIONAL_DAY, '2026-10-05', '2026-10-06', '2026-10-07'),
    ],
    source: 'China: notice of the General Office of the State Council on the holidays of 2026 (November 2025)',
  },
  {
    country: 'CN',
    from: 2027,
    standIn: { saturday: 'after', sunday: 'after' },
    source:
      'China: State Council Decree No. 795 of 2024, art. 6 (a holiday at the weekend is made up for on working days); the days beyond that, and the weekends worked for them, are in the notice of each year',
  },
  {
    country: 'GE',
    from: 2025,
    add: days({ en: 'Day of Family Sanctity', de: 'Tag der Heiligkeit der Familie' }, '05-17'),
    source: 'Georgia: Labour Code, art. 30, as amended by Organic Law No. 4455 of 2024 (17 May)',
  },
  {
    country: 'KR',
    from: 2014,
    remove: ['korean 01-0-01 P3D'],
    add: days({ en: 'Korean New Year', de: 'Koreanisches Neujahr' }, '1 day before korean 01-0-01 P3D'),
    source:
      'South Korea: Regulations on Holidays of Public Offices, art. 2 (the day before, the day and the day after)',
  },
  {
    country: 'KR',
    from: 2026,
    add: days(LABOUR_DAY, '05-01'),
    standIn: { of: ['05-01'], saturday: 'after', sunday: 'after' },
    source: 'South Korea: Public Holidays Act as amended in 2026, arts. 2 and 3',
  },
  {
    country: 'KR',
    from: 2026,
    to: 2026,
    add: days({ en: 'Local elections', de: 'Kommunalwahlen' }, '2026-06-03'),
    source: 'South Korea: Public Official Election Act, art. 34; Regulations on Holidays of Public Offices, art. 2',
  },
  {
    country: 'KZ',
    from: 2026,
    to: 2026,
    remove: ['03-15 and if saturday,sunday then next monday since 2026'],
    source:
      'Kazakhstan: Act on Holidays as amended in 2026 (Constitution Day is 15 March from 2027: the constitution took effect in July)',
  },
  {
    country: 'KZ',
    from: 2020,
    remove: [
      '03-21 and if saturday then next monday if sunday then next tuesday',
      '03-22 and if saturday then next monday if sunday then next tuesday',
      '03-23 and if saturday then next monday if sunday then next tuesday',
    ],
    add: days({ en: 'Nowruz', de: 'Nouruz' }, '03-21', '03-22', '03-23'),
    standIn: { of: ['03-21', '03-22', '03-23'], saturday: 'after', sunday: 'after' },
    source: 'Kazakhstan: Act on Holidays, art. 5 (a holiday on a day off gives the next working day after it)',
  },
  {
    country: 'MY',
    from: 2026,
    to: 2026,
    add: [...days(EID_AL_FITR, '2026-03-23'), ...days(VESAK, '2026-06-02')],
    source: 'Malaysia: Holidays Act 1951 (a federal holiday on a weekly holiday gives the next day)',
  },
  {
    country: 'MY',
    from: 2027,
    to: 2027,
    remove: ['1 Shawwal', '2 Shawwal', '10 Dhu al-Hijjah', '12 Rabi al-awwal'],
    add: [
      ...days(EID_AL_FITR, '2027-03-10', '2027-03-11'),
      ...days(EID_AL_ADHA, '2027-05-17'),
      ...days(VESAK, '2027-05-20'),
      ...days({ en: "Prophet Muhammad's Birthday", de: 'Geburtstag des Propheten' }, '2027-08-15', '2027-08-16'),
    ],
    source:
      "Malaysia: Holidays Act 1951; the federal holidays of 2027 as the Prime Minister's Department publishes them",
  },
  {
    country: 'PH',
    from: 2018,
    add: [
      ...days({ en: 'Ninoy Aquino Day', de: 'Ninoy-Aquino-Tag' }, '08-21'),
      ...days({ en: "All Saints' Day", de: 'Allerheiligen' }, '11-01'),
      ...days({ en: 'Immaculate Conception', de: 'Mariä Empfängnis' }, '12-08'),
      ...days({ en: 'Last Day of the Year', de: 'Letzter Tag des Jahres' }, '12-31'),
    ],
    source: 'Philippines: Republic Acts No. 9256, 9492 and 10966 (special non-working days)',
  },
  {
    country: 'PH',
    from: 2026,
    to: 2027,
    add: [
      ...days({ en: 'Chinese New Year', de: 'Chinesisches Neujahr' }, 'chinese 01-0-01'),
      ...days({ en: 'Black Saturday', de: 'Karsamstag' }, 'easter -1'),
      ...days({ en: "All Souls' Day", de: 'Allerseelen' }, '11-02'),
      ...days({ en: 'Christmas Eve', de: 'Heiliger Abend' }, '12-24'),
    ],
    source: 'Philippines: Proclamations No. 1006 of 2025 (for 2026) and No. 1427 of 2026 (for 2027)',
  },
  {
    country: 'SG',
    from: 2027,
    to: 2027,
    remove: ['1 Shawwal', '10 Dhu al-Hijjah'],
    add: [
      ...days({ en: 'Hari Raya Puasa', de: 'Hari Raya Puasa' }, '2027-03-10'),
      ...days({ en: 'Hari Raya Haji', de: 'Hari Raya Haji' }, '2027-05-17'),
      ...days(VESAK, '2027-05-20'),
    ],
    source: 'Singapore: Holidays Act 1998; the days of 2027 as the Ministry of Manpower publishes them',
  },
  {
    country: 'TH',
    from: 1998,
    add: days(LABOUR_DAY, '05-01'),
    source: 'Thailand: Labour Protection Act B.E. 2541 (1998), s. 29 (National Labour Day)',
  },
  {
    country: 'TH',
    from: 2027,
    to: 2027,
    add: [
      ...days({ en: 'Makha Bucha', de: 'Makha Bucha' }, '2027-02-21'),
      ...days({ en: 'Visakha Bucha', de: 'Visakha Bucha' }, '2027-05-20'),
      ...days({ en: 'Asalha Bucha', de: 'Asalha Bucha' }, '2027-07-18'),
      ...days({ en: 'Buddhist Lent', de: 'Beginn der buddhistischen Fastenzeit' }, '2027-07-19'),
    ],
    source: 'Thailand: the official lunar calendar, by which Labour Protection Act s. 29 sets traditional holidays',
  },
  {
    country: 'TH',
    from: 2026,
    standIn: { saturday: 'after', sunday: 'after' },
    source:
      'Thailand: Labour Protection Act B.E. 2541 (1998), s. 29 (a holiday on a day off gives the next working day)',
  },
  {
    country: 'TW',
    from: 2026,
    remove: [
      '02-28 and if Sunday then next Monday',
      '04-04 and if Sunday then next Monday',
      '10-10 and if Sunday then next Monday',
    ],
    add: [
      ...days(
        { en: "Day before Chinese New Year's Eve", de: 'Tag vor Silvester (Mondkalender)' },
        '1 day before chinese 01-0-00',
      ),
      ...days({ en: 'Peace Memorial Day', de: 'Friedensgedenktag' }, '02-28'),
      ...days({ en: "Children's Day", de: 'Kindertag' }, '04-04'),
      ...days(LABOUR_DAY, '05-01'),
      ...days({ en: "Confucius' Birthday", de: 'Geburtstag des Konfuzius' }, '09-28'),
      ...days(NATIONAL_DAY, '10-10'),
      ...days({ en: 'Retrocession Day', de: 'Tag der Rückgabe' }, '10-25'),
      ...days({ en: 'Constitution Day', de: 'Tag der Verfassung' }, '12-25'),
    ],
    standIn: {
      of: ['02-28', '04-04', '05-01', '09-28', '10-10', '10-25', '12-25'],
      saturday: 'before',
      sunday: 'after',
    },
    source: 'Taiwan: Act on the Implementation of Memorial Days and Holidays of 28 May 2025',
  },
  {
    country: 'VN',
    from: 2021,
    standIn: {
      of: ['01-01', 'vietnamese 3-0-10', '04-30', '05-01', '09-02'],
      saturday: 'after',
      sunday: 'after',
    },
    source: 'Vietnam: Labour Code 2019, arts. 111 (3) and 112',
  },
  {
    country: 'VN',
    from: 2026,
    to: 2026,
    add: [...days(NATIONAL_DAY, '2026-09-01'), ...days(DAY_OFF, '2026-08-31')],
    source: 'Vietnam: Labour Code 2019, art. 112 (the day beside 2 September, set each year; 31 August for 22 August)',
  },
  {
    country: 'VN',
    from: 2026,
    add: days({ en: 'Vietnam Culture Day', de: 'Tag der vietnamesischen Kultur' }, '11-24'),
    source: 'Vietnam: Politburo Resolution No. 80-NQ/TW and Government Resolution No. 30/NQ-CP of 2026 (off with pay)',
    unverified: 'the amendment of Labour Code, art. 112 (1), which the Government Resolution asks for, was not found',
  },
];
