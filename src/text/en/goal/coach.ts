import type { Rewrite } from '../../../domain/coach/coach.ts';
import { type Finding, type Horizon, SMART, type SmartLetter } from '../../../domain/coach/finding.ts';
import { DAYS_A_MONTH } from '../../../domain/coach/pace-of-history.ts';
import { readablePaces } from '../../../domain/coach/pace-span.ts';
import type { JourneyProposal, Proposal } from '../../../domain/coach/proposal.ts';
import type { Cadence } from '../../../domain/goal/goal.ts';
import { type Direction, isJourney, type Unit } from '../../../domain/kpi/kpi.ts';
import { decimalsFor } from '../../../domain/kpi/precision.ts';
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
  fortnightly: 'fortnightly',
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

/** Findings that hold a pace against another. */
type Paced = Extract<Finding, { readonly seen: number }>;

/** What the coach says. Plain text: short, and always with what would help. */
export function coachTexts(format: Formats, word: ReturnType<typeof words>) {
  const template = templates(format, word);
  const paces = (perMonth: readonly number[], unit: Unit, decimals: number): string[] => {
    const read = readablePaces(perMonth, decimals);
    return read.paces.map((pace, index) => {
      const isLess = pace === 0 && perMonth[index] !== 0;
      const size = isLess
        ? `less than ${format.rate(10 ** -decimals, unit, decimals).slice(1)}`
        : format.rate(pace, unit, decimals);
      return `${size} a ${read.span}`;
    });
  };
  const pace = (perMonth: number, unit: Unit, decimals: number): string => paces([perMonth], unit, decimals).join('');
  const asked = ({ needed, seen, unit, decimals }: Paced) => {
    const [needs = '', was = ''] = paces([needed, seen], unit, decimals);
    return `It needs ${needs}. So far, it ${seen === 0 ? "didn't move" : `was ${was}`}.`;
  };
  const quoted = (words: readonly string[]) => format.list(words.map((word) => `“${word}”`));

  const sentence = (finding: Finding): string => {
    switch (finding.code) {
      case 'specific':
        return "The title says what it's about.";
      case 'title-missing':
        return 'Add a title that names the number you want to change.';
      case 'vague':
        return `${quoted(finding.words)} can mean anything. Name the number and how far it should move.`;
      case 'two-goals':
        return 'This looks like two goals. Set one for each number.';
      case 'activity':
        return `“${finding.verb}” describes an activity. What result do you want?`;
      case 'measurable':
        return 'It has one number, and says where that should be.';
      case 'not-measurable':
        return 'Enter where you are now and where you want to be, as numbers.';
      case 'calculator-fits':
        return 'Your last goal with this name computed its value. Choose the same under “Where the value comes from”.';
      case 'baseline-differs':
        return `The last known value is ${format.value(finding.present, finding.unit)}, on ${format.fullDay(finding.on)}. Is the baseline still right?`;
      case 'unproven':
        return "There's no history to compare with yet. The first check-ins will show whether it's achievable.";
      case 'impossible':
        return Number.isFinite(finding.limits.max)
          ? `This number must be between ${format.value(finding.limits.min, finding.unit)} and ${format.value(finding.limits.max, finding.unit)}.`
          : `This number can't be below ${format.value(finding.limits.min, finding.unit)}.`;
      case 'reached-already':
        return `You're already there: ${format.value(finding.value, finding.unit)} on ${format.fullDay(finding.on)}.`;
      case 'within-reach':
        return asked(finding);
      case 'ambitious':
        return `${asked(finding)} That's a good stretch target, but is it also the target?`;
      case 'too-steep':
        return `${asked(finding)} Choose a closer target, or allow more time.`;
      case 'against-trend':
        return `So far, it moves the other way, by ${pace(finding.seen, finding.unit, finding.decimals)}. Say what will change, or aim to hold it first.`;
      case 'not-moving':
        return `So far, it doesn't move. It needs ${pace(finding.needed, finding.unit, finding.decimals)}. Say what will change first.`;
      case 'too-easy':
        return `It reaches about ${format.reckoned(finding.arrives, finding.unit, finding.decimals)} on its current trend. Aim beyond that.`;
      case 'small-step':
        return 'Hardly anybody will notice a step this small. Aim further.';
      case 'leap':
        return `That's ${format.number(finding.times, 0)} times as much in one step. Make the first part of it the target.`;
      case 'below-benchmark':
        return `Others are at ${format.value(finding.benchmark, finding.unit)}, so you could aim further.`;
      case 'beyond-benchmark':
        return `Others are at ${format.value(finding.benchmark, finding.unit)}. You aim to be better.`;
      case 'never-kept':
        return `None of the last ${format.number(finding.values)} values met this bound. First set a goal to get there.`;
      case 'always-kept':
        return `All of the last ${format.number(finding.values)} values met this bound. It's a good guardrail, but is it a goal?`;
      case 'relevant':
        return 'It says why it matters.';
      case 'no-purpose':
        return 'Why does it matter? Name the objective it serves.';
      case 'no-objective':
        return 'Name the objective it serves, so that others see why it comes first.';
      case 'same-title':
        return `Your team already has a goal called “${finding.title}”.`;
      case 'same-number':
        return `“${finding.title}” measures the same number. Is one of them enough?`;
      case 'outlives-parent':
        return `It's due after “${finding.title}”, the goal it serves, which ends on ${format.fullDay(finding.due)}.`;
      case 'time-bound':
        return `It has a due date, with ${HORIZON[finding.horizon]}.`;
      case 'no-date':
        return 'When is it due? Choose a date.';
      case 'past':
        return 'Choose a day in the future.';
      case 'overdue':
        return 'Its due date has passed.';
      case 'too-far':
        return "That's far away. Set a goal for the part you want to reach within a year.";
      case 'too-near':
        return `${finding.days === 1 ? 'One day is' : `${format.number(finding.days)} days are`} too short to steer by. Allow at least two weeks.`;
      case 'few-check-ins':
        return `With ${OFTEN[finding.cadence]} check-ins, there's ${finding.checkIns === 0 ? 'none' : 'only one'} before the due date. Check in more often, or allow more time.`;
      case 'rest-day':
        return `${format.weekday(finding.day)} isn't a working day. Choose ${format.weekday(finding.instead)} instead.`;
      case 'owned':
        return 'It has one owner.';
      case 'unowned':
        return 'Who owns it? Choose one person.';
      case 'owner-outside':
        return "Its owner isn't in this team yet. The team lead can add them with /goal team.";
      case 'many-goals':
        return `Its owner would have ${format.number(finding.goals)} goals. With more than five, nothing comes first.`;
    }
  };

  const from = ({ values, first, last }: Proposal) =>
    `From ${format.number(values)} values, ${format.fullDay(first)} to ${format.fullDay(last)}:`;

  const journeyWorking = (proposal: JourneyProposal, unit: Unit): string => {
    const value = (amount: number) => format.value(amount, unit);
    const { baseline, target, stretch } = proposal;
    const decimals = decimalsFor({ direction: 'increase', unit, baseline, target }, []);
    if (proposal.basis === 'best-quarter') {
      const best = stretch === undefined ? '' : `, the best one ${value(stretch)}`;
      return `${from(proposal)} the trend is at ${value(baseline)} and doesn't lead to a target. A quarter of the values were ${value(target)} or better${best}.`;
    }
    const carried = `continued for ${format.number(Math.round(proposal.days))} days, but no longer than the history: ${value(target)}`;
    const perMonth = [proposal.perDay, ...(stretch === undefined ? [] : [proposal.bestPerDay])];
    const [trend = '', best = ''] = paces(
      perMonth.map((perDay) => perDay * DAYS_A_MONTH),
      unit,
      decimals,
    );
    const further =
      stretch === undefined ? '' : ` At ${best}, the pace of the best quarter of the periods: ${value(stretch)}.`;
    return `${from(proposal)} the trend is ${trend} from ${value(baseline)}; ${carried}.${further}`;
  };

  return {
    /** At the top of what the coach says, as long as there is nothing to look at. */
    welcome:
      'The coach checks your goal while you type: is it specific, measurable, achievable, relevant, and time-bound?',
    /** `4 of 5: Specific · Measurable · …`, the letters that are met. */
    score: (met: readonly SmartLetter[]): string => {
      if (met.length === SMART.length)
        return 'A SMART goal: specific, measurable, achievable, relevant, and time-bound.';
      const names = met.map((letter) => LETTER[letter].toLowerCase());
      if (names.length === 0) return 'A start. Take one thing at a time:';
      return `${met.length >= 3 ? 'Nearly there' : 'Good start'}: ${format.list(names)}, ${format.number(met.length)} of ${format.number(SMART.length)}.`;
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

    historyOf: 'Use the history of',
    historyHint: 'Choose another goal that measured the same number. Goalpost proposes numbers from its history.',
    historyOption: (title: string, values: number, teamName?: string) => {
      const option = `${title} (${values === 1 ? '1 value' : `${format.number(values)} values`})`;
      return teamName === undefined ? option : `${option} · ${teamName}`;
    },
    sameKpi: 'KPI',
    sameKpiBox: "It's the same KPI: one value counts for both goals",
    sameKpiHint: 'Goalpost then asks once. Leave this empty to use only the history.',
    noProposal:
      'This history is too short or too flat to propose numbers. Goalpost needs at least four values that change.',
    /** The arithmetic of a proposal, so that it can be done again by hand. */
    proposal: (proposal: Proposal, unit: Unit): string => {
      if (proposal.kind === 'journey') return journeyWorking(proposal, unit);
      if (proposal.kind === 'bound') {
        return `${from(proposal)} three quarters of them met ${format.value(proposal.target, unit)}.`;
      }
      return `${from(proposal)} the middle half is between ${format.value(proposal.low, unit)} and ${format.value(proposal.high, unit)}.`;
    },
    fillIn: 'Fill these in',
  };
}
