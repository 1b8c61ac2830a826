import type { Formats } from '../../format.ts';

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
    /** The shares of the way at which milestones are set that nobody named. */
    milestonesHint: (marks: readonly number[]) =>
      `Values on the way, like 82, 83.5. Leave it empty for ${format.list(marks.map((mark) => format.share(mark)))} of the way.`,
    due: 'Due',
    owner: 'Owner',
    ownerHint: 'Answers the check-ins.',
    optionalPlaceholder: 'Optional',
    template: 'Start from',
    templatePlaceholder: 'A template, or your own words below',
    templatesOfLibrary: 'From client management',
    serves: 'Which objective does it serve?',
    servesPlaceholder: 'Clients who stay',
    more: 'More settings',
    calculator: 'How the value comes',
    calculatorHint: 'Check-ins then ask for what you really know, and compute the value.',
    typedIn: 'Typed in',
    cadence: 'How often',
    benchmark: 'Benchmark',
    benchmarkHint: 'What others reach.',
    benchmarkSource: 'Source of the benchmark',
    benchmarkSourceHint: 'Who says so, and of which year.',
  };
}
