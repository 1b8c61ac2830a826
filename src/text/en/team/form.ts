import type { LocalDate } from '../../../domain/names.ts';
import type { FiscalYearName } from '../../../domain/time/periods.ts';
import type { Formats } from '../../format.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly teamForm: ReturnType<typeof teamForm>;
  }
}

/** Labels and hints of the form of a team. A modal's title and buttons hold 24 characters. */
export function teamForm(format: Formats) {
  return {
    newTitle: 'New team',
    title: 'Team settings',
    name: 'Name',
    channel: 'Channel',
    channelHint: 'The round message, digest and celebrations go here. Invite me first if it is private.',
    lead: 'Lead',
    members: 'Members',
    zone: 'Time zone',
    zoneHint: "Of posts to the channel. Prompts go by each person's own zone.",
    rhythm: 'Rhythm',
    monthly: 'Monthly check-in',
    monthlyAbout: 'First working day of the month',
    quarterly: 'Quarterly review',
    quarterlyAbout: 'First working day of the quarter, in place of the monthly check-in',
    digest: 'Weekly digest',
    digestAbout: 'First working day of the week',
    groupTeam: 'The team',
    groupMore: 'Who leads it, and where it is',
    groupRhythm: 'When people are asked',
    groupCalendar: 'Which days are working days',
    groupChannel: 'What the channel sees',
    groupPreview: 'The next six dates',
    annual: 'Annual review',
    annualAbout: 'First working day of the fiscal year, in place of the quarterly review',
    promptAt: 'Prompt at',
    answerWithin: 'Working days to answer',
    fiscalYearStart: 'Fiscal year starts in',
    reminders: 'Remind after so many working days',
    remindersHint:
      'Only who has not answered, and before the last one only who has given no sign yet. The same prompt comes again.',
    reminderDay: (day: number) => (day === 1 ? '1 working day' : `${format.number(day)} working days`),
    reminding: 'And then',
    remindOnLastDay: 'Remind on the last day',
    escalate: 'Tell the lead once who is missing',
    freshDays: 'Days for which a value is fresh',
    freshDaysHint: 'A goal with a value of these last days is not asked about. 0 asks always.',
    snoozes: 'How often a prompt may be put off',
    staleAfter: 'Days without a value until a goal is stale',
    workingDays: 'Working days',
    country: 'Public holidays of',
    nowhere: 'No public holidays',
    countries: (from: string, to: string) => `${from} – ${to}`,
    region: 'Region',
    everywhere: 'The whole country',
    daysOff: 'Days off of the whole team',
    daysOffHint:
      'One a line: 2026-12-24 - 2026-12-31 for once, 12-24 for every year, or the name of a day, like Good Friday.',
    place: 'Place',
    elsewhere: 'The rest of the region',
    usual: 'Also take off every year',
    usualHint: 'No public holidays, but days on which hardly anybody works.',
    usualNext: (day: LocalDate) => `Next: ${format.weekday(day)}`,
    worked: 'Public holidays on which you work',
    workedHint: 'One a line: its name or its day, 05-01 for every year, 2027-05-01 for once.',
    fiscalYearName: 'A fiscal year is called',
    yearName: {
      both: 'By both calendar years: 2026/27',
      first: 'By the one it begins in: FY2026',
      last: 'By the one it ends in: FY2027',
    } satisfies Record<FiscalYearName, string>,
    posts: 'Also post',
    celebrations: 'Celebrations',
    quietDigest: 'A digest in quiet weeks, too',
    language: 'Language of the channel',
    languageHint: 'People are spoken to in the language that they chose in Slack.',
    previewAgain: 'Show again',
    previewDigest: 'Preview the digest',
    zoneOfTeam: 'In this team',
  };
}
