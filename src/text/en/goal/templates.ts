import type { Cadence } from '../../../domain/goal/goal.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { pulseCalculators } from '../../shared/pulse.ts';
import { type LibraryTexts, templateTexts } from '../../shared/templates.ts';
import { FACTOR_TEXTS } from '../pulse/factors.ts';
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
    benchmarkOf: 'mean of sixteen industries, per year',
  },
  nps: {
    name: 'Net Promoter Score',
    definition: 'Of every hundred clients you ask, how many more would recommend you than advise against you.',
    formula: '% promoters (9 or 10 of 10) − % detractors (0 to 6)',
    benchmarkOf: 'clients of US law firms',
  },
  'lifetime-value': {
    name: 'Client lifetime value',
    definition: 'The revenue a client brings for as long as they stay.',
    formula: 'average purchase × purchases per year × years',
  },
  'response-time': {
    name: 'Average response time',
    definition: 'How long clients wait for a first answer, on average.',
    formula: 'total waiting time ÷ number of requests',
  },
  csat: {
    name: 'Client satisfaction (CSAT)',
    definition: 'The share of answers with one of the two best ratings out of five.',
    formula: 'satisfied answers ÷ all answers',
    benchmarkOf: 'rated conversations at 21,000 companies',
  },
  'revenue-per-client': {
    name: 'Average revenue per client',
    definition: 'The average revenue from one client in a period.',
    formula: 'revenue ÷ number of clients',
  },
  'cross-sell-rate': {
    name: 'Cross-sell rate',
    definition: 'The share of clients who use more than one of your services.',
    formula: 'clients with a second service ÷ all clients',
  },
  'onboarding-time': {
    name: 'Onboarding time',
    definition: 'The average time from the contract until a new client gets first value.',
    formula: 'total days for the clients who got there ÷ number of those clients',
  },
  'clients-per-manager': {
    name: 'Clients per account manager',
    definition: 'How many clients one account manager looks after. Too few is expensive; with too many, care suffers.',
    formula: 'clients ÷ account managers',
  },
  churn: {
    name: 'Client churn',
    definition: 'The share of the clients you had at the start of a period who left during it.',
    formula: '(clients at the start − those still there at the end) ÷ clients at the start',
    benchmarkOf: 'business-to-business subscriptions, per month',
  },
  'first-contact-resolution': {
    name: 'First-contact resolution',
    definition: 'The share of requests resolved the first time a client gets in touch.',
    formula: 'requests resolved at first contact ÷ all requests',
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
  ...pulseCalculators(
    FACTOR_TEXTS,
    'Client pulse: the mean of its five factors',
    (factor) => `Client pulse: ${factor}`,
  ),
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
    teamCadence: 'Same as the team',

    listTitle: 'Templates',
    listLead: md`Start from one of these. Everything is filled in except your own numbers.`,
    ofLibrary: md`*Client management*`,
    ofTeam: (team: string): Mrkdwn => md`*From ${team}*`,
    none: md`Your team has no templates of its own yet. To save a goal as one, type \`/goal show\` and select *Save as template*.`,
    use: 'Use',
    add: 'New template',
    remove: 'Remove a template',
    removeSure: 'Remove this template?',
    removeText: 'Goals made from it stay as they are.',
    removeYes: 'Remove',
    removeNo: 'Keep it',
    save: 'Save as template',
    saved: (name: string): Mrkdwn => md`*${name}* is now a template. Your team can find it in \`/goal templates\`.`,
    notSaved: (why: string): Mrkdwn => md`Not saved: ${why}`,

    formTitle: 'New template',
    formName: 'What does it measure?',
    formDefinition: 'How is it defined?',
  };
}
