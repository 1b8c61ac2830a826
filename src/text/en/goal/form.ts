import type { OwnedNotice } from '../../../domain/goal/notices.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly goalForm: ReturnType<typeof goalForm>;
  }
}

/** Labels and hints of the form of a goal. */
export function goalForm(format: Formats) {
  return {
    title: 'New goal',
    submit: 'Create goal',
    team: 'Team',
    moreTeams: (count: number) =>
      `${format.number(count)} more ${count === 1 ? "team isn't" : "teams aren't"} listed. To set a goal for one, type /goal new in its channel.`,
    name: 'What do you want to achieve?',
    namePlaceholder: 'Client retention rate',
    description: 'Why does it matter?',
    category: 'Category',
    direction: 'Direction',
    unit: 'Unit',
    baseline: 'Baseline',
    baselineHint: 'Where you are now. Goalpost measures progress from here.',
    target: 'Target',
    bound: 'Bound',
    boundHint: 'A check-in meets the bound when its value is on the right side of it.',
    stretch: 'Stretch target',
    stretchHint: 'A value beyond the target, for when things go really well.',
    low: 'Lower bound',
    high: 'Upper bound',
    plan: 'Planned values',
    planHint:
      'One value for each month or each quarter until the due date, the target last: 82, 83, 84, 85. Type “season” to follow the course of the year before. Empty means an even pace.',
    milestones: 'Milestones',
    /** The shares of the way at which milestones are set that nobody named. */
    milestonesHint: (marks: readonly number[]) =>
      `Values on the way to the target, like 82, 83.5, or one per line with a title, like 82 first pilot. Leave this empty to use ${format.list(marks.map((mark) => format.share(mark)))} of the way.`,
    due: 'Due date',
    owner: 'Owner',
    ownerHint: 'The owner answers the check-ins, unless somebody else reports the value.',
    reporter: 'Who reports the value?',
    reporterHint: 'Leave this empty if the owner does. Goalpost asks this person at check-ins.',
    contributors: 'Contributors',
    contributorsHint: 'They see the goal and can add feedback to it. Goalpost never asks them.',
    visibility: 'Who sees it',
    visibilityBox: 'Private: keep it out of the channel',
    visibilityHint:
      "Only the owner, who reports the value, the contributors, and the team's lead see it. What the channel has already seen stays.",
    optionalPlaceholder: 'Optional',
    template: 'Start from',
    templatePlaceholder: 'Choose a template, or fill in the form below',
    templatesOfLibrary: 'Client management',
    serves: 'Which objective does it serve?',
    servesPlaceholder: 'Clients who stay',
    parent: 'Which goal does it serve?',
    parentHint: 'The progress of that goal then includes this one. Type a part of its title to find it.',
    weight: 'Weight in that goal (%)',
    weightHint: 'What it counts for there. Leave this empty to share what the other goals leave.',
    action: 'First actions',
    actionHint: 'What will be done for the goal, one action a line.',
    actionOwner: 'Who does them?',
    actionOwnerHint: "The goal's owner, if you leave this empty.",
    actionDue: 'By when?',
    more: 'More settings',
    calculator: 'Where the value comes from',
    calculatorHint: 'Check-ins can ask for the numbers you know and compute the value from them.',
    typedIn: 'Entered directly',
    cadence: 'Check-in cadence',
    benchmark: 'Benchmark',
    benchmarkHint: 'The value that others reach.',
    benchmarkSource: 'Benchmark source',
    benchmarkSourceHint: 'Who published it, and in which year.',
    /** To who has a part in a goal that somebody else set. */
    owned: ({ by, title, teamName, part, draft }: OwnedNotice): Mrkdwn => {
      if (draft) {
        const role = { owner: 'its owner', reporter: 'who reports its value', contributor: 'a contributor' }[
          part ?? 'owner'
        ];
        return md`${mention(by)} drafted a goal in ${teamName} with you as ${role}: *${title}*. To see it and to propose a change, type \`/goal show\`. Goalpost doesn't ask about it until its owner or the lead activates it.`;
      }
      if (part === 'reporter') {
        return md`${mention(by)} set a goal in ${teamName} and asks you to report its value: *${title}*. Goalpost asks you for it at the next check-in. You don't need to do anything now.`;
      }
      if (part === 'contributor') {
        return md`${mention(by)} set a goal in ${teamName} and added you as a contributor: *${title}*. To see it, type \`/goal show\`. To add what a client says, use *Add to a goal* in the menu of any message. Goalpost never asks you for its value.`;
      }
      return md`${mention(by)} set a goal in ${teamName} that you own: *${title}*. Goalpost asks you for its value at the next check-in. You don't need to do anything now. To see the goal, type \`/goal show\`.`;
    },
  };
}
