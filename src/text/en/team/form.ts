import type { SavedTime } from '../../../domain/check-in/form-draft.ts';
import type { ChannelId, LocalDate } from '../../../domain/names.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { CameIn, TeamPart } from '../../../domain/team/team-changes.ts';
import type { FiscalYearName } from '../../../domain/time/periods.ts';
import type { Formats } from '../../format.ts';
import { channelLink, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { partInWords } from '../../shared/team-changes.ts';
import { mention } from '../mention.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly teamForm: ReturnType<typeof teamForm>;
  }
}

/** Labels and hints of the form of a team. A modal's title and buttons hold 24 characters. */
export function teamForm(format: Formats) {
  const form = {
    newTitle: 'New team',
    title: 'Team settings',
    name: 'Name',
    channel: 'Channel',
    channelHint:
      'The round message, digest, and celebrations go here. If the channel is private, invite Goalpost first.',
    lead: 'Lead',
    members: 'Members',
    zone: 'Time zone',
    zoneHint: "For posts to the channel. Prompts use each person's own time zone.",
    rhythm: 'Rhythm',
    monthly: 'Monthly check-in',
    monthlyAbout: 'First working day of the month',
    quarterly: 'Quarterly review',
    quarterlyAbout: 'First working day of the quarter; replaces the monthly check-in',
    digest: 'Weekly digest',
    digestAbout: 'First working day of the week',
    groupTeam: 'Team',
    groupMore: 'Lead and time zone',
    groupRhythm: 'Rounds and reminders',
    groupCalendar: 'Working days and holidays',
    groupChannel: 'What the channel sees',
    groupPreview: 'Next six dates',
    annual: 'Annual review',
    annualAbout: 'First working day of the fiscal year; replaces the quarterly review',
    promptAt: 'Send prompts at',
    answerWithin: 'Working days to answer',
    fiscalYearStart: 'Fiscal year starts in',
    reminders: 'Remind after',
    remindersHint:
      "A reminder repeats the prompt for people who haven't answered. Before the last reminder, it also spares people who have been active in the round. Weekly and fortnightly rounds remind on the last day only.",
    reminderDay: (day: number) => (day === 1 ? '1 working day' : `${format.number(day)} working days`),
    reminding: 'At the end of the round',
    remindOnLastDay: 'Remind on the last day',
    escalate: "Tell the lead who hasn't answered, at most once a week",
    freshDays: 'Days that a value stays fresh',
    freshDaysHint: "Goalpost doesn't ask about a goal with a fresh value. Enter 0 to always ask.",
    snoozes: 'Snoozes allowed per prompt',
    staleAfter: 'Days without a value before a goal is stale',
    workingDays: 'Working days',
    country: 'Public holidays in',
    nowhere: 'No public holidays',
    countries: (from: string, to: string) => `${from} – ${to}`,
    region: 'Region',
    everywhere: 'The whole country',
    daysOff: 'Days off for the whole team',
    daysOffHint:
      'One per line: 2026-12-24 - 2026-12-31 for one time, 12-24 for every year, or the name of a day, like Good Friday.',
    place: 'Place',
    elsewhere: 'The rest of the region',
    usual: 'Also take off every year',
    usualHint: 'These are not public holidays, but hardly anybody works on them.',
    usualNext: (day: LocalDate) => `Next: ${format.weekday(day)}`,
    worked: 'Public holidays you work on',
    workedHint: 'One per line: the name or the date, 05-01 for every year or 2027-05-01 for one time.',
    fiscalYearName: 'Fiscal year name',
    yearName: {
      both: 'Both calendar years: 2026/27',
      first: 'The year it starts in: FY2026',
      last: 'The year it ends in: FY2027',
    } satisfies Record<FiscalYearName, string>,
    posts: 'Also post',
    celebrations: 'Celebrations',
    quietDigest: 'The digest in quiet weeks, too',
    nameMissing: "The names of people who haven't answered",
    language: 'Channel language',
    languageHint: 'Goalpost talks to each person in the language they chose in Slack.',
    remove: 'Remove team',
    removeSure: 'Remove this team?',
    /** At most 300 characters. */
    removeText:
      "Goalpost stops asking, reminding, and posting for this team. Open rounds end, and active goals are dropped. Goals and their history stay readable with /goal show. You can't undo this.",
    removeYes: 'Remove team',
    removeNo: 'Keep it',
    previewAgain: 'Update dates',
    previewDigest: 'Preview the digest',
    zoneOfTeam: 'In this team',
  };
  const label = (part: TeamPart) => form[part === 'holidays' ? 'country' : part];
  return {
    ...form,
    removed: (name: string, channel: ChannelId): Mrkdwn =>
      md`*${name}* is removed. Goalpost no longer asks its members or posts to ${channelLink(channel)}. To read a goal and its history, type \`/goal show\` and its title.`,
    /** What somebody else changed while the form was open. */
    meanwhile: (team: Team, cameIn: readonly CameIn[], when?: SavedTime): Mrkdwn => {
      const { changed } = team;
      return lines([
        changed === undefined || when === undefined
          ? md`*Not saved yet.* These settings changed while this form was open:`
          : md`*Not saved yet.* ${mention(changed.by)} changed these settings while this form was open (${format.weekday(when.on)}, ${when.at}):`,
        ...cameIn.map(({ part, isKept }) => {
          const now = partInWords(team, part, { format, mention });
          const what = now === undefined ? md`*${label(part)}*` : md`*${label(part)}*: ${now}`;
          return isKept ? md`• ${what}. The form keeps what you entered.` : md`• ${what}. The form shows this now.`;
        }),
        md`Check the form, then save it again.`,
      ]);
    },
  };
}
