import type { Cadence } from '../../../domain/goal/goal.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { type LibraryTexts, templateTexts } from '../../shared/templates.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly template: ReturnType<typeof templates>;
  }
}

const ABOUT: LibraryTexts = {
  'retention-rate': {
    name: 'Client retention rate',
    definition: 'The share of the clients you had at the start of a period who are still with you at its end.',
    formula: '(clients at the end − new clients) ÷ clients at the start',
    benchmarkOf: 'the mean of sixteen industries, a year',
  },
  nps: {
    name: 'Net Promoter Score',
    definition: 'How many more clients would recommend you than advise against you, of a hundred who were asked.',
    formula: '% promoters (9 or 10 of 10) − % detractors (0 to 6)',
    benchmarkOf: 'clients of law firms in the US',
  },
  'lifetime-value': {
    name: 'Client lifetime value',
    definition: 'What a client brings over the whole time that they stay.',
    formula: 'value of a purchase × purchases a year × years',
  },
  'response-time': {
    name: 'Average response time',
    definition: 'How long clients wait for a first answer, on average.',
    formula: 'total waiting time ÷ number of requests',
  },
  csat: {
    name: 'Client satisfaction (CSAT)',
    definition: 'The share of answers that were one of the two best of five.',
    formula: 'satisfied answers ÷ all answers',
    benchmarkOf: 'rated conversations of 21,000 companies',
  },
  'revenue-per-client': {
    name: 'Average revenue per client',
    definition: 'What a client brings in a period, on average.',
    formula: 'revenue ÷ number of clients',
  },
  'cross-sell-rate': {
    name: 'Cross-sell rate',
    definition: 'The share of clients who use more than one of your services.',
    formula: 'clients with a second service ÷ all clients',
  },
  'onboarding-time': {
    name: 'Onboarding time',
    definition: 'How long it takes from the contract until a new client has first value, on average.',
    formula: 'total days of the clients who got there ÷ their number',
  },
  'clients-per-manager': {
    name: 'Clients per account manager',
    definition: 'How many clients one account manager looks after. Too few is dear, too many is careless.',
    formula: 'clients ÷ account managers',
  },
  churn: {
    name: 'Client churn',
    definition: 'The share of the clients you had at the start of a period who left in it.',
    formula: '(clients at the start − those of them still there) ÷ clients at the start',
    benchmarkOf: 'subscriptions between businesses, a month',
  },
  'first-contact-resolution': {
    name: 'First-contact resolution',
    definition: 'The share of requests that are settled the first time a client gets in touch.',
    formula: 'requests settled at first contact ÷ all requests',
    benchmarkOf: 'call centres; 70 to 79% is good',
  },
};

const CADENCE: Record<Cadence, string> = {
  weekly: 'Weekly',
  fortnightly: 'Every two weeks',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
};

/** What each calculator computes, and from what, in 75 characters. */
const CALCULATOR: Readonly<Record<string, string>> = {
  nps: 'NPS from promoters, passives, detractors',
  retention: 'Retention from clients at start, new, at end',
  churn: 'Churn from clients at start, new, at end',
  clv: 'Lifetime value from purchase value, frequency, years',
  'clv-margin': 'Lifetime value from revenue, margin, churn',
  'response-time': 'Response time from total time and requests',
  csat: 'CSAT from satisfied answers and all answers',
  'revenue-per-client': 'Revenue per client from revenue and clients',
  'onboarding-time': 'Onboarding time from total time and clients',
  'clients-per-manager': 'Clients per manager from clients and managers',
  rate: 'A rate from a part and the whole',
};

/** The template library, and how templates are listed. */
export function templates(format: Formats, word: ReturnType<typeof words>) {
  const listed = templateTexts(format, word, {
    about: ABOUT,
    cadences: CADENCE,
    calculators: CALCULATOR,
    noBenchmark: md`No usual benchmark`,
    benchmark: (value, source) => md`Benchmark ${value}, ${source}`,
  });
  return {
    ...listed,
    teamCadence: "The team's own rhythm",

    listTitle: 'Templates',
    listLead: md`Begin with one of these: everything is filled in but your own numbers.`,
    ofLibrary: md`*From client management*`,
    ofTeam: (team: string): Mrkdwn => md`*Of ${team}*`,
    none: md`Your team has none of its own yet. \`/goal show\` has a button that saves a goal as one.`,
    use: 'Use',
    add: 'New template',
    remove: 'Remove one of ours',
    removeSure: 'Remove this template?',
    removeText: 'Goals that were made from it stay as they are.',
    removeYes: 'Remove',
    removeNo: 'Keep it',
    save: 'Save as template',
    saved: (name: string): Mrkdwn => md`*${name}* is a template now. \`/goal templates\` lists it for your team.`,
    notSaved: (why: string): Mrkdwn => md`Not saved: ${why}`,

    formTitle: 'New template',
    formName: 'What is counted?',
    formDefinition: 'What does it mean?',
  };
}
