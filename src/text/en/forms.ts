import type { LocalDate } from '../../domain/names.ts';
import type { Formats } from '../format.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';

/** Titles, labels and hints of the modals. A modal's title and buttons hold 24 characters. */
export function forms(format: Formats) {
  return {
    goal: {
      title: 'New goal',
      submit: 'Create goal',
      team: 'Team',
      moreTeams: (count: number) =>
        `${format.number(count)} more: for one that is not listed, type /goal new in its channel.`,
      name: 'What do you want to reach?',
      namePlaceholder: 'Client retention rate',
      description: 'Why does it matter?',
      category: 'Category',
      direction: 'Which way?',
      unit: 'Counted in',
      baseline: 'Where are you now?',
      baselineHint: 'The value today. Progress is measured from here.',
      target: 'Target',
      bound: 'Bound',
      boundHint: 'Each check-in counts as kept when the value is on the right side of it.',
      stretch: 'Stretch target',
      stretchHint: 'Beyond the target, for when things go really well.',
      low: 'Lower bound',
      high: 'Upper bound',
      milestones: 'Milestones',
      milestonesHint:
        'Values on the way, like 82, 83.5. Leave it empty for a quarter, half and three quarters of the way.',
      due: 'Due',
      owner: 'Owner',
      ownerHint: 'Answers the check-ins.',
      optionalPlaceholder: 'Optional',
    },
    checkIn: {
      title: 'Check in',
      submit: 'Submit',
      /** Names the goal: a screen reader goes from field to field. */
      value: (title: string) => `${title}: value now`,
      valueHint: (last: string | undefined, today: LocalDate) =>
        last === undefined ? `As of ${format.day(today)}` : `Last time: ${last}. Leave it empty to answer later.`,
      status: 'How is it going?',
      statusByPace: 'As the pace says',
      confidence: 'Confidence',
      confidenceOption: (level: number) =>
        level === 0 ? '0, none' : level === 5 ? '5, even odds' : level === 10 ? '10, certain' : String(level),
      note: 'What went well? What should change?',
      obstacles: 'What is in the way?',
      learned: 'Is this still the right goal? What did we learn?',
      nothingDue: md`Nothing is due. You can still record a new value for any of your goals.`,
      more: (count: number): Mrkdwn =>
        md`${format.number(count)} more ${count === 1 ? 'goal is' : 'goals are'} waiting. Submit these, then check in again.`,
      saved: (count: number): Mrkdwn =>
        count === 1 ? md`Your answer is in. Thank you.` : md`All ${format.number(count)} answers are in. Thank you.`,
    },
    team: {
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
      quarterlyAbout: 'First working day of the quarter, in place of that monthly one',
      digest: 'Weekly digest',
      digestAbout: 'First working day of the week',
      promptAt: 'Prompt at',
      answerWithin: 'Working days to answer',
      fiscalYearStart: 'Fiscal year starts in',
      zoneOfTeam: 'In this team',
    },
    /** At the first field when the store could not take an answer. The text stays in the modal. */
    notSaved: 'This could not be saved just now. Nothing you typed is lost: wait a moment, then submit again.',
  };
}
