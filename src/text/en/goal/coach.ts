import type { Rewrite } from '../../../domain/coach/coach.ts';
import { type Finding, type Horizon, SMART, type SmartLetter } from '../../../domain/coach/finding.ts';
import { DAYS_A_MONTH } from '../../../domain/coach/pace-of-history.ts';
import type { JourneyProposal, Proposal } from '../../../domain/coach/proposal.ts';
import type { Cadence } from '../../../domain/goal/goal.ts';
import { type Direction, isJourney, type Unit } from '../../../domain/kpi/kpi.ts';
import type { Formats } from '../../format.ts';
import type { words } from '../words.ts';
import { templates } from './templates.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly coach: ReturnType<typeof coachTexts>;
  }
}

const LETTER: Record<SmartLetter, string> = {
  S: 'Specific',
  M: 'Measurable',
  A: 'Achievable',
  R: 'Relevant',
  T: 'Time-bound',
};
const HORIZON: Record<Horizon, string> = {
  month: 'a month to go',
  quarter: 'a quarter to go',
  year: 'a year to go',
};
const OFTEN: Record<Cadence, string> = {
  weekly: 'weekly',
  fortnightly: 'two-weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
};
const VERB: Record<Direction, string> = {
  increase: 'Increase',
  decrease: 'Reduce',
  'at-least': 'Keep',
  'at-most': 'Keep',
  'within-range': 'Keep',
};

/** What the coach says. Plain text: short, and always with what would help. */
export function coachTexts(format: Formats, word: ReturnType<typeof words>) {
  const template = templates(format, word);
  const pace = (perMonth: number, unit: Unit) => `${format.change(0, perMonth, unit)} a month`;
  const quoted = (words: readonly string[]) => format.list(words.map((word) => `“${word}”`));

  const sentence = (finding: Finding): string => {
    switch (finding.code) {
      case 'specific':
        return 'The title says what it is about.';
      case 'title-missing':
        return 'Give it a title: the number that is to move.';
      case 'vague':
        return `${quoted(finding.words)} can mean anything. Name the number and how far it goes.`;
      case 'two-goals':
        return 'These are two goals. Set one for each number.';
      case 'activity':
        return `“${finding.verb}” names what you will do. What shall come of it?`;
      case 'measurable':
        return 'One number, from where to where.';
      case 'not-measurable':
        return 'Name where you are now and where you want to be, as numbers.';
      case 'calculator-fits':
        return 'Your last goal of this name computed its value. Choose the same way under “How the value comes”.';
      case 'baseline-differs':
        return `The last known value is ${format.value(finding.present, finding.unit)}, of ${format.fullDay(finding.on)}. Does the start still hold?`;
      case 'unproven':
        return 'Nothing to compare with yet. The first check-ins will show whether it can be done.';
      case 'impossible':
        return Number.isFinite(finding.limits.max)
          ? `This number lies between ${format.value(finding.limits.min, finding.unit)} and ${format.value(finding.limits.max, finding.unit)}.`
          : `This number cannot be below ${format.value(finding.limits.min, finding.unit)}.`;
      case 'reached-already':
        return `You are there already: ${format.value(finding.value, finding.unit)} on ${format.fullDay(finding.on)}.`;
      case 'within-reach':
        return `It asks for ${pace(finding.needed, finding.unit)}; so far it was ${pace(finding.seen, finding.unit)}.`;
      case 'ambitious':
        return `It asks for ${pace(finding.needed, finding.unit)}; so far it was ${pace(finding.seen, finding.unit)}. A fine stretch target: is it also the target?`;
      case 'too-steep':
        return `It asks for ${pace(finding.needed, finding.unit)}; so far it was ${pace(finding.seen, finding.unit)}. Take a nearer target, or more time.`;
      case 'against-trend':
        return `So far it goes the other way, by ${pace(finding.seen, finding.unit)}. Say what will change, or hold it first.`;
      case 'too-easy':
        return `It gets to about ${format.value(finding.arrives, finding.unit)} without you. Aim beyond that.`;
      case 'small-step':
        return 'Hardly anybody will notice so small a step. Aim further.';
      case 'leap':
        return `That is ${format.number(finding.times, 0)} times as much in one go. Set the first step as the target.`;
      case 'below-benchmark':
        return `Others are at ${format.value(finding.benchmark, finding.unit)}: there is more to win.`;
      case 'beyond-benchmark':
        return `Others are at ${format.value(finding.benchmark, finding.unit)}: you aim to be better.`;
      case 'never-kept':
        return `None of the last ${format.number(finding.values)} values kept this bound. Travel there first, with a goal to get to it.`;
      case 'always-kept':
        return `All of the last ${format.number(finding.values)} values kept this bound. A good guard; is it a goal?`;
      case 'relevant':
        return 'It is said what it is for.';
      case 'no-purpose':
        return 'What is it for? Name the objective that it serves.';
      case 'no-objective':
        return 'Name the objective that it serves, so that others see why it comes first.';
      case 'same-title':
        return `Your team has a goal called “${finding.title}” already.`;
      case 'same-number':
        return `“${finding.title}” counts the same number. Is one of them enough?`;
      case 'outlives-parent':
        return `It is due after “${finding.title}”, which it serves and which ends on ${format.fullDay(finding.due)}.`;
      case 'time-bound':
        return `There is a date, with ${HORIZON[finding.horizon]}.`;
      case 'no-date':
        return 'By when? Choose a date.';
      case 'past':
        return 'Choose a day that is still to come.';
      case 'overdue':
        return 'Its date has passed. Close it, or choose a new one.';
      case 'too-far':
        return 'That is far away. Set the part that you want to reach within a year.';
      case 'too-near':
        return `${finding.days === 1 ? 'One day is' : `${format.number(finding.days)} days are`} too short to steer by. Give it two weeks at least.`;
      case 'few-check-ins':
        return `With ${OFTEN[finding.cadence]} check-ins there ${finding.checkIns === 0 ? 'is none' : 'is only one'} before it is due. Ask more often, or give it more time.`;
      case 'rest-day':
        return `${format.weekday(finding.day)} is no working day. ${format.weekday(finding.instead)} would do.`;
      case 'owned':
        return 'One person answers for it.';
      case 'unowned':
        return 'Who answers for it? Choose one person.';
      case 'owner-outside':
        return 'Its owner is not in this team yet. The lead can add them with /goal team.';
      case 'many-goals':
        return `Its owner would have ${format.number(finding.goals)} goals. With more than five nothing comes first.`;
    }
  };

  const from = ({ values, first, last }: Proposal) =>
    `From ${format.number(values)} values, ${format.fullDay(first)} to ${format.fullDay(last)}:`;

  const journeyWorking = (proposal: JourneyProposal, unit: Unit): string => {
    const value = (amount: number) => format.value(amount, unit);
    const { baseline, target, stretch } = proposal;
    if (proposal.basis === 'best-quarter') {
      const best = stretch === undefined ? '' : `, the best one ${value(stretch)}`;
      return `${from(proposal)} the trend stands at ${value(baseline)} and does not lead there. A quarter of the values were ${value(target)} or better${best}.`;
    }
    const carried = `carried on for ${format.number(Math.round(proposal.days))} days, as long as it was seen at the most: ${value(target)}`;
    const further =
      stretch === undefined
        ? ''
        : ` With ${pace(proposal.bestPerDay * DAYS_A_MONTH, unit)}, as in the best quarter of the periods: ${value(stretch)}.`;
    return `${from(proposal)} the trend is ${pace(proposal.perDay * DAYS_A_MONTH, unit)} and stands at ${value(baseline)}; ${carried}.${further}`;
  };

  return {
    /** At the top of what the coach says, as long as there is nothing to look at. */
    welcome:
      'I look along while you type, so that your goal is specific, measurable, achievable, relevant and time-bound.',
    /** `4 of 5: Specific · Measurable · …`, the letters that are met. */
    score: (met: readonly SmartLetter[]): string => {
      if (met.length === SMART.length) return 'A SMART goal: specific, measurable, achievable, relevant, time-bound.';
      const names = met.map((letter) => LETTER[letter].toLowerCase());
      if (names.length === 0) return 'A beginning. One thing after the other:';
      return `${met.length >= 3 ? 'Nearly there' : 'Well begun'}: ${format.list(names)}, ${format.number(met.length)} of ${format.number(SMART.length)}.`;
    },
    letter: (letter: Finding['letter']) => (letter === 'O' ? 'Owner' : LETTER[letter]),
    finding: sentence,
    /** In `/goal show` and in review, before what could be better. */
    lead: 'Coach',

    /** `Increase Net Promoter Score from 30 to 50 by 30 June 2026`: a title. */
    rewrite: ({ subject, kpi, due }: Rewrite): string => {
      const name = 'library' in subject ? template.name(subject.library) : subject.text;
      const value = (amount: number) => format.value(amount, kpi.unit);
      const by = due === undefined ? '' : ` ${isJourney(kpi) ? 'by' : 'until'} ${format.fullDay(due)}`;
      const verb = VERB[kpi.direction];
      if (isJourney(kpi)) return `${verb} ${name} from ${value(kpi.baseline)} to ${value(kpi.target)}${by}`;
      if (kpi.direction === 'within-range')
        return `${verb} ${name} between ${value(kpi.low)} and ${value(kpi.high)}${by}`;
      return `${verb} ${name} at or ${kpi.direction === 'at-least' ? 'above' : 'below'} ${value(kpi.target)}${by}`;
    },
    rewriteLead: (title: string) => `How about “${title}”?`,
    useTitle: 'Use this title',

    historyOf: 'Take the history of',
    historyHint: 'Another goal that counted the same. I propose numbers from it.',
    historyOption: (title: string, values: number) =>
      `${title} (${values === 1 ? '1 value' : `${format.number(values)} values`})`,
    noProposal: 'This history is too short or too even to propose numbers from. Four values that move are the least.',
    /** The arithmetic of a proposal, so that it can be done again by hand. */
    proposal: (proposal: Proposal, unit: Unit): string => {
      if (proposal.kind === 'journey') return journeyWorking(proposal, unit);
      if (proposal.kind === 'bound') {
        return `${from(proposal)} three quarters of them kept ${format.value(proposal.target, unit)}.`;
      }
      return `${from(proposal)} the middle half lies between ${format.value(proposal.low, unit)} and ${format.value(proposal.high, unit)}.`;
    },
    fillIn: 'Fill these in',
  };
}
