/** Days that only we or only the second source call public holidays, and which of the two is right. */
export interface KnownDifference {
  readonly place: string;
  /** Days that we have and the second source has not, and the other way round; one blank apart. */
  readonly ours?: string;
  readonly theirs?: string;
  readonly right: 'ours' | 'theirs' | 'both' | 'unknown';
  readonly why: string;
}

const EASTER_SUNDAYS = '2026-04-05 2027-03-28';
const SUNDAYS = 'a Sunday, which one list names and the other does not: nobody works on it either way';
const MOON =
  'by sight of the moon or as the authority decides shortly before: the form says that it may shift by a day';

/** Looked through on 30 November 2026. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    place: 'AE',
    ours: '2026-06-16 2026-08-25',
    theirs: '2026-03-19 2026-06-15 2026-08-28',
    right: 'theirs',
    why: 'the Cabinet moved feasts of 2026 to other days of the week; those of 2027 are not decided',
  },
  {
    place: 'AR',
    theirs: '2026-03-23 2026-07-10 2026-12-07 2027-03-25',
    right: 'both',
    why: 'bridge days and Maundy Thursday are "días no laborables": the employer decides (Labour Contract Act 20.744, arts. 167 and 168)',
  },
  {
    place: 'AR',
    theirs: '2026-11-09',
    right: 'unknown',
    why: 'Decree No. 1103/2026, for the visit of the Pope: whether employers had to give the day was not found',
  },
  {
    place: 'AU',
    ours: `2026-04-04 2027-03-27 ${EASTER_SUNDAYS}`,
    right: 'both',
    why: 'of most states, not of all; at a weekend',
  },
  {
    place: 'AU',
    ours: '2026-12-28 2027-12-27 2027-12-28',
    right: 'ours',
    why: 'every state has a day in place of Christmas or Boxing Day at the weekend; the second source has them by state',
  },
  { place: 'AU-ACT', ours: '2027-04-25', right: 'unknown', why: 'Anzac Day on a Sunday; both have the Monday' },
  { place: 'AU-NT', theirs: '2027-12-25', right: 'both', why: 'a Saturday; both have the Monday for it' },
  { place: 'AU-SA', theirs: '2027-12-25', right: 'both', why: 'a Saturday; both have the Monday for it' },
  { place: 'AU-TAS', theirs: '2027-03-28', right: 'both', why: SUNDAYS },
  {
    place: 'AU-QLD',
    theirs: '2026-08-12 2027-08-11',
    right: 'ours',
    why: 'the Royal Queensland Show is a holiday of Brisbane alone (Holidays Act 1983, s. 4)',
  },
  { place: 'BE', theirs: `${EASTER_SUNDAYS} 2026-05-24 2027-05-16`, right: 'both', why: SUNDAYS },
  { place: 'BG', theirs: '2026-04-11', right: 'both', why: 'Holy Saturday' },
  {
    place: 'BY',
    theirs: '2026-04-05 2026-04-12 2027-03-28 2027-05-02',
    right: 'both',
    why: SUNDAYS,
  },
  {
    place: 'BY',
    theirs: '2026-04-20',
    right: 'theirs',
    why: 'moved to make a long weekend, with Saturday 25 April worked for it; those of 2027 are not decided',
  },
  { place: 'BR', ours: '2026-10-04 2026-10-25', right: 'both', why: SUNDAYS },
  {
    place: 'CH',
    ours: `${EASTER_SUNDAYS} 2026-04-03 2026-04-06 2026-05-24 2026-05-25 2026-09-20 2026-12-26 2027-03-26 2027-03-29 2027-05-16 2027-05-17 2027-09-19 2027-12-26`,
    right: 'both',
    why: 'only 1 August is of the whole country by federal law; these are days of most cantons, which the form asks for',
  },
  { place: 'CL', ours: EASTER_SUNDAYS, theirs: '2026-04-04 2027-03-27', right: 'both', why: 'at a weekend' },
  { place: 'CO', ours: EASTER_SUNDAYS, right: 'both', why: SUNDAYS },
  {
    place: 'CR',
    ours: '2026-08-02 2027-08-02',
    right: 'ours',
    why: 'a holiday whose pay is not obligatory is a holiday all the same (Labour Code, art. 148)',
  },
  {
    place: 'CU',
    theirs: '2027-10-11',
    right: 'unknown',
    why: 'whether the Labour Code of 2013 moves 10 October from a Sunday: not found',
  },
  {
    place: 'EC',
    theirs: '2026-05-25 2027-04-30 2027-08-09 2027-10-09 2027-11-01 2027-12-24 2027-12-31',
    right: 'unknown',
    why: 'holidays are moved to make long weekends (Labour Code, art. 65); to which days where two stand side by side is announced each year',
  },
  {
    place: 'EG',
    ours: '2026-01-25 2026-03-22 2026-05-30 2026-06-16 2026-06-30 2026-10-06 2027-01-25 2027-03-11 2027-04-25 2027-05-19 2027-06-06 2027-06-30 2027-10-06',
    theirs:
      '2026-01-29 2026-05-26 2026-06-18 2026-07-02 2026-10-08 2027-01-28 2027-04-29 2027-05-15 2027-06-10 2027-07-01 2027-10-07',
    right: 'unknown',
    why: 'the Prime Minister moves holidays to Thursdays, one by one; feasts by sight of the moon',
  },
  { place: 'ES', ours: '2026-11-01 2026-12-06 2027-08-15', right: 'both', why: SUNDAYS },
  {
    place: 'FI',
    theirs: '2026-06-19 2026-12-24 2027-06-25 2027-12-24',
    right: 'ours',
    why: 'the eves are no public holidays by law; the form offers to take them off with one click',
  },
  {
    place: 'GB',
    ours: '2026-04-06 2027-03-29',
    right: 'theirs',
    why: 'Easter Monday is none in Scotland (Banking and Financial Dealings Act 1971, sch. 1); the form asks for the region',
  },
  { place: 'GR', ours: '2026-04-12 2026-05-31 2027-05-02 2027-06-20', right: 'both', why: SUNDAYS },
  {
    place: 'GH',
    ours: '2026-12-28 2027-03-08 2027-05-03 2027-05-17 2027-12-27 2027-12-28',
    theirs: '2026-01-09 2026-07-03',
    right: 'unknown',
    why: 'days in place of a holiday at the weekend or in the middle of the week, as the President declares them',
  },
  {
    place: 'GR',
    theirs: '2027-05-04',
    right: 'unknown',
    why: '1 May 2027 is Holy Saturday: the minister decides whether it is moved',
  },
  {
    place: 'GT',
    theirs: '2026-08-15 2027-08-15',
    right: 'ours',
    why: 'a holiday of Guatemala City alone; at a weekend',
  },
  {
    place: 'HK',
    ours: '2026-04-03 2026-04-04 2027-03-26 2027-03-27',
    theirs: '2026-04-05 2026-05-24 2026-10-18',
    right: 'ours',
    why: 'general holidays (Cap. 149) have Good Friday; the second source has statutory holidays only, and its other days are Sundays',
  },
  {
    place: 'ID',
    ours: '2026-03-20 2027-03-09 2027-05-16 2027-08-14',
    theirs: `${EASTER_SUNDAYS} 2026-03-22 2027-03-11 2027-05-17 2027-08-15 2027-12-26`,
    right: 'unknown',
    why: MOON,
  },
  {
    place: 'IN',
    theirs:
      '2026-03-04 2026-03-21 2026-03-26 2026-03-31 2026-05-01 2026-05-27 2026-06-26 2026-08-26 2026-09-04 2026-10-20 2026-11-08 2026-11-24 2027-03-06 2027-03-10 2027-03-22 2027-04-15 2027-04-18 2027-05-17 2027-05-20 2027-06-16 2027-08-25 2027-10-09 2027-10-29 2027-11-14',
    right: 'both',
    why: 'three days are of the whole country; the others are holidays of the central government, and states choose theirs',
  },
  { place: 'IT', theirs: '2027-11-07', right: 'both', why: SUNDAYS },
  { place: 'KE', ours: EASTER_SUNDAYS, right: 'both', why: SUNDAYS },
  { place: 'KE', ours: '2026-05-27 2027-05-16', right: 'unknown', why: 'Eid al-Adha: gazetted each year, or not' },
  { place: 'LT', theirs: '2026-05-03 2026-06-07 2027-05-02 2027-06-06', right: 'both', why: SUNDAYS },
  { place: 'LV', theirs: '2026-05-10 2026-05-24 2027-05-09 2027-05-16', right: 'both', why: SUNDAYS },
  {
    place: 'MA',
    theirs: '2026-03-21 2026-05-28 2026-08-26 2027-03-10 2027-05-17 2027-08-15',
    right: 'both',
    why: 'feasts last two days in public offices: employers decide about the second one (Decree No. 2-04-426)',
  },
  {
    place: 'MA',
    theirs: '2026-10-31 2027-10-31',
    right: 'unknown',
    why: 'Unity Day, at a weekend: whether employers have to give it was not found',
  },
  { place: 'MK', ours: '2026-04-12 2027-05-02', right: 'both', why: SUNDAYS },
  {
    place: 'MY',
    ours: '2026-01-01 2026-03-07 2026-11-08 2026-11-09 2027-01-01 2027-02-24 2027-10-28',
    theirs: '2026-03-20',
    right: 'both',
    why: 'days of most states, not of all; 20 March 2026 was added to the feast',
  },
  {
    place: 'NG',
    ours: '2026-03-21 2026-05-27 2026-06-16 2026-08-25 2026-11-01 2027-03-09 2027-05-16 2027-05-27 2027-06-06 2027-08-14 2027-11-01',
    theirs:
      '2026-03-19 2026-05-29 2026-08-26 2026-12-28 2027-03-11 2027-05-18 2027-05-29 2027-08-15 2027-08-16 2027-12-27 2027-12-28',
    right: 'unknown',
    why: MOON,
  },
  {
    place: 'NL',
    theirs: '2026-04-03 2027-03-26',
    right: 'ours',
    why: 'Good Friday is no public holiday; the form offers to take it off with one click',
  },
  { place: 'PH', ours: EASTER_SUNDAYS, right: 'both', why: SUNDAYS },
  { place: 'RS', theirs: '2026-02-15 2026-04-11', right: 'both', why: 'at a weekend' },
  {
    place: 'SA',
    theirs: '2026-03-23 2026-03-24 2026-05-31 2027-03-14 2027-05-19',
    right: 'unknown',
    why: 'days in place of a Friday or Saturday of a feast, as the ministry announces them',
  },
  {
    place: 'TH',
    theirs: '2026-01-02',
    right: 'both',
    why: 'added by the Cabinet for government offices: employers decide (Labour Protection Act, s. 29)',
  },
  { place: 'TH', theirs: '2026-01-10 2027-01-09', right: 'both', why: "Children's Day, on a Saturday" },
  { place: 'TW', ours: '2026-02-21', right: 'both', why: 'a Saturday' },
  {
    place: 'TZ',
    ours: '2026-03-20 2026-05-27 2026-08-25 2027-03-09 2027-05-16 2027-08-14',
    theirs: '2026-03-22 2026-05-28 2026-08-26 2027-03-11 2027-05-17 2027-08-15',
    right: 'unknown',
    why: MOON,
  },
  {
    place: 'UA',
    ours: '2026-01-01 2026-01-02 2026-03-08 2026-03-09 2026-04-12 2026-04-13 2026-05-01 2026-05-09 2026-05-11 2026-05-31 2026-06-01 2026-06-28 2026-06-29 2026-07-15 2026-08-24 2026-10-01 2026-12-25 2027-01-01 2027-01-02 2027-01-04 2027-03-08 2027-05-01 2027-05-02 2027-05-03 2027-05-04 2027-05-09 2027-05-10 2027-06-20 2027-06-21 2027-06-28 2027-07-15 2027-08-24 2027-10-01 2027-12-25 2027-12-27',
    right: 'both',
    why: 'days off are suspended while martial law lasts (Act No. 2136-IX, art. 6), and an employer may give them; a team that works says so',
  },
  {
    place: 'UY',
    ours: '2026-04-02 2026-04-03 2027-03-25 2027-03-26',
    right: 'both',
    why: 'Tourism Week: holidays on which work may go on; a team that works says so',
  },
  {
    place: 'VE',
    ours: EASTER_SUNDAYS,
    theirs: '2026-05-15 2027-05-15',
    right: 'unknown',
    why: 'Family Day, announced as a holiday in 2024: its decree was not found',
  },
  {
    place: 'VN',
    theirs: '2027-02-04 2027-02-10 2027-09-03',
    right: 'unknown',
    why: 'which days beside the New Year and 2 September are off in 2027 is decided by the Prime Minister',
  },
];
