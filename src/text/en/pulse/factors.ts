import type { Band, Factor, Level } from '../../../domain/pulse/factors.ts';

interface FactorTexts {
  readonly name: string;
  /** What its score answers. */
  readonly question: string;
  /** What a score means, and an example of what shows it; Slack takes 75 characters of each. */
  readonly levels: Readonly<Record<Level, { readonly means: string; readonly example: string }>>;
  /** What to do next where it is the weakest one. */
  readonly next: Readonly<Record<Band, (client: string) => string>>;
}

/** The five factors of a client's pulse, from the transactional to the transformational. */
export const FACTOR_TEXTS: Readonly<Record<Factor, FactorTexts>> = {
  purpose: {
    name: 'Purpose',
    question: 'Do we solve what they came for?',
    levels: {
      1: { means: "What they came for isn't solved", example: 'Their main problem is still open after three months.' },
      2: { means: "Parts of it work, the main thing doesn't", example: 'They use the export, but still plan by hand.' },
      3: { means: 'It works, with gaps that they mention', example: 'Reports arrive, but two of five need rework.' },
      4: { means: 'It works as agreed', example: 'They accepted every milestone of the quarter.' },
      5: { means: 'It works, and they build on it', example: "They based next year's plan on our numbers." },
    },
    next: {
      low: (client) => `Ask ${client} what they came for, and agree on the one thing to solve first.`,
      middle: (client) => `Go through the gaps with ${client}, and agree on a date for each.`,
      holding: (client) => `Show ${client} what the work has brought them, in their own numbers.`,
    },
  },
  communication: {
    name: 'Communication',
    question: 'Do we know their style and use it?',
    levels: {
      1: { means: 'We talk past each other', example: 'Three emails without an answer, then a complaint.' },
      2: { means: 'They have to ask for news', example: 'They asked twice where the order is.' },
      3: { means: 'They hear from us, but in our way', example: 'Our weekly report goes out, and they read it late.' },
      4: {
        means: 'They hear what they need, the way they like it',
        example: 'A short call on Fridays, as they asked.',
      },
      5: {
        means: 'Both sides say early what matters',
        example: 'They called about their merger before it was public.',
      },
    },
    next: {
      low: (client) => `Agree with ${client} on who talks to whom, how often, and in which form.`,
      middle: (client) => `Ask ${client} how they want to hear from us, and change one thing.`,
      holding: (client) => `Agree with ${client} on what each side says early.`,
    },
  },
  personality: {
    name: 'Personality',
    question: 'Do we understand the person?',
    levels: {
      1: { means: 'We know a name and a role', example: 'None of us could say what they care about.' },
      2: { means: 'We know the role, and guess the person', example: 'We sent figures, and they wanted a story.' },
      3: { means: 'We know how they decide', example: 'They take a day, then decide by risk.' },
      4: {
        means: 'We know what moves them, and act on it',
        example: 'We showed the risk first, and they agreed at once.',
      },
      5: { means: 'They are themselves with us', example: 'They told us what worries them about their board.' },
    },
    next: {
      low: (client) => `Meet the contact at ${client} without an agenda, and write down what moves them.`,
      middle: (client) => `Note how the contact at ${client} decides, and prepare the next decision that way.`,
      holding: (client) => `Introduce the contact at ${client} to a second person on our side.`,
    },
  },
  care: {
    name: 'Care',
    question: 'Do we share their concern and commit to help?',
    levels: {
      1: { means: 'Their concerns are theirs alone', example: 'For a week, nobody here knew of their outage.' },
      2: { means: 'We react when they complain', example: 'We fixed it after the second complaint.' },
      3: { means: 'We help when they ask', example: 'They asked for training, and got it within a week.' },
      4: { means: 'We see their concern before they ask', example: 'We warned them of the price rise in spring.' },
      5: { means: 'We treat their concern as ours', example: 'We moved our release because of their audit.' },
    },
    next: {
      low: (client) => `Name one concern of ${client}, and one thing that we do about it this month.`,
      middle: (client) => `Find out what could worry ${client} next quarter, and tell them first.`,
      holding: (client) => `Offer ${client} help with something that isn't in the contract.`,
    },
  },
  promise: {
    name: 'Promise',
    question: 'Do they trust how they will be served in future?',
    levels: {
      1: { means: 'They expect us to fail', example: 'They put penalties into the new contract.' },
      2: { means: 'They check everything that we say', example: 'They ask for every date in writing.' },
      3: { means: 'They trust what is agreed, and no more', example: 'They renewed for a year, with the same scope.' },
      4: { means: 'They trust us beyond the contract', example: 'They ask us before they ask for other offers.' },
      5: { means: 'They plan their future with us', example: 'Their three-year plan names us.' },
    },
    next: {
      low: (client) => `Make ${client} one small promise with a date, and keep it.`,
      middle: (client) => `Tell ${client} in writing what they can count on next quarter.`,
      holding: (client) => `Plan next year together with ${client}.`,
    },
  },
};
