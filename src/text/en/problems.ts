import type { Unit } from '../../domain/kpi/kpi.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Formats } from '../format.ts';

const COMPUTED: Record<Unit['kind'], string> = {
  number: 'a number',
  percent: 'a percentage',
  score: 'a score',
  currency: 'an amount of money',
  duration: 'a length of time',
};

/** Lengths of time, as they may be typed where the KPI counts in each. */
const SPANS: Record<Extract<Unit, { kind: 'duration' }>['in'], string> = {
  minutes: '90, 45m or 1h 30m',
  hours: '1.5, 90m or 1h 30m',
  days: '9, 2w or 1w 3d',
  weeks: '2, 10d or 1w 3d',
};

/** What is wrong at a field, and what to do. */
export function problems(format: Formats) {
  const example = (unit: Unit): string => {
    if (unit.kind === 'percent') return '82.5 or 82.5%';
    if (unit.kind === 'currency') return `1250 or 1.2k`;
    return unit.kind === 'duration' ? SPANS[unit.in] : '42 or 42.5';
  };
  const list = (unit: Unit): string => (unit.kind === 'currency' ? '4000; 4100; 4250' : '82; 83.5; 84');
  const read = (unit: Unit): string => (unit.kind === 'duration' ? 'length of time' : 'number');
  const counted = (unit: Unit): string => {
    if (unit.kind === 'currency') return unit.currency;
    if (unit.kind === 'duration') return unit.in;
    return { percent: 'percent', score: 'points', number: 'plain numbers' }[unit.kind];
  };
  return (problem: Problem): string => {
    switch (problem.code) {
      case 'required':
        return 'Please fill this in.';
      case 'too-long':
        return `Please keep this under ${format.number(problem.max)} characters.`;
      case 'not-a-number':
        return `This is not a ${read(problem.unit)} that I can read. Write it like ${example(problem.unit)}.`;
      case 'other-unit':
        return `This is in another unit: the KPI is counted in ${counted(problem.unit)}. Write it like ${example(problem.unit)}.`;
      case 'ambiguous-number':
        return `This can be read in two ways. Write ${problem.readings.join(' or ')}.`;
      case 'unclear-list':
        return `I cannot tell where one value ends and the next begins. Put a semicolon between them, like ${list(problem.unit)}.`;
      case 'number-out-of-range':
        return `Write a number from ${format.number(problem.min)} to ${format.number(problem.max)}.`;
      case 'not-a-whole-number':
        return 'This counts people or answers. Write a whole number like 42.';
      case 'nothing-counted':
        return 'These are all zero. Count at least one answer.';
      case 'result-too-large':
        return `This makes a value above ${format.number(problem.max)}. Check what was typed here.`;
      case 'target-equals-baseline':
        return 'The target is the same as the baseline. Name the number that you want to get to.';
      case 'target-on-wrong-side':
        return problem.direction === 'increase'
          ? 'To increase, the target has to be above the baseline. Change it, or choose Decrease.'
          : 'To decrease, the target has to be below the baseline. Change it, or choose Increase.';
      case 'stretch-on-wrong-side':
        return problem.direction === 'increase'
          ? 'The stretch target has to be above the target.'
          : 'The stretch target has to be below the target.';
      case 'low-not-below-high':
        return 'The upper bound has to be above the lower one.';
      case 'milestone-outside':
        return 'A milestone has to lie between the baseline and the target.';
      case 'too-many-milestones':
        return `Please name ${problem.max} milestones at the most.`;
      case 'not-a-date':
        return 'Choose a date, like 2026-12-31.';
      case 'no-such-day':
        return `There is no ${problem.typed} in the calendar. Check the day and the month.`;
      case 'ambiguous-date': {
        const [one, other] = problem.readings;
        return `This can be ${format.fullDay(one)} or ${format.fullDay(other)}. Write ${one} or ${other}.`;
      }
      case 'date-in-past':
        return `Choose a day after today, ${format.fullDay(problem.today)}.`;
      case 'date-too-far':
        return `Choose a day within the next ${problem.years} years.`;
      case 'date-before-start':
        return `This goal starts on ${format.fullDay(problem.start)}. Choose that day or a later one.`;
      case 'date-in-future':
        return `Choose today, ${format.fullDay(problem.today)}, or a day before.`;
      case 'value-and-inputs':
        return 'The numbers below make another value. Leave this empty, or clear them.';
      case 'nothing-to-correct':
        return 'What you correct is not there any more. Open the goal again with /goal show.';
      case 'not-yours-to-correct':
        return 'Only who said this, or the lead of the team, can correct it.';
      case 'corrected-meanwhile':
        return 'Someone else corrected this meanwhile. Close this and open it again to see what it says now.';
      case 'nothing-answered':
        return 'Fill in at least one value, then submit. Goals without a value stay open.';
      case 'nothing-changed':
        return 'Nothing is changed yet. Change what was wrong, or close this.';
      case 'value-missing':
        return 'Add the value that goes with what you filled in below, or clear that.';
      case 'goal-closed':
        return 'This goal was closed meanwhile. Clear this value, then submit the others.';
      case 'goal-full':
        return `This goal holds ${format.number(problem.max)} check-ins and takes no more. Close it and set a new one.`;
      case 'not-yours':
        return 'This goal has another owner now. Clear this value, then submit the others.';
      case 'channel-taken':
        return 'Another team uses this channel. Choose another one.';
      case 'changed-meanwhile':
        return 'Someone changed this team at the same moment. Close this and open it again to see how it is now.';
      case 'unknown-team':
        return 'Choose a team that you are a member of.';
      case 'unknown-zone':
        return 'Choose a time zone from the list.';
      case 'cannot-answer':
        return 'Choose a member of this workspace. Guests, bots and people of other organisations cannot answer check-ins.';
      case 'calculator-unit':
        return `This computes ${COMPUTED[problem.unit]}. Choose that unit above, or another way here.`;
      case 'name-taken':
        return 'Your team has a template of this name. Choose another name.';
      case 'too-many-templates':
        return `A team keeps ${problem.max} templates at the most. Remove one with /goal templates first.`;
      case 'ends-before-it-begins':
        return 'The last day is before the first. Choose a later one.';
      case 'over-already':
        return `This is over already. Choose a last day from ${format.fullDay(problem.today)} on.`;
      case 'too-long-away':
        return `Choose ${format.number(problem.max)} days at the most. For longer, give your goals to somebody else.`;
      case 'too-many-absences':
        return `You have ${format.number(problem.max)} absences noted down. Cancel one first.`;
      case 'away-already':
        return `You are away from ${format.day(problem.from)} to ${format.day(problem.until)} already. Cancel that first, or choose other days.`;
      case 'own-delegate':
        return 'Choose somebody else, or leave this empty.';
      case 'delegate-away':
        return 'They are away at that time themselves. Choose somebody else, or leave this empty.';
      case 'not-days-off':
        return `I cannot read line ${problem.line}. Write one a line: 2026-12-24 - 2026-12-31 for once, 12-24 for every year, or the name of a holiday.`;
      case 'too-many-days-off':
        return `These are more than ${format.number(problem.max)} days. Leave out those that are over.`;
      case 'too-many-rules':
        return `These are more than ${problem.max} days of every year. Leave some out.`;
      case 'not-worked':
        return `I cannot read line ${problem.line}. Write a holiday by its name, or its day: 05-01 for every year, 2027-05-01 for once.`;
      case 'no-holiday':
        return `Line ${problem.line} is no public holiday of the place chosen above. Correct it, or take it out.`;
      case 'no-working-day':
        return 'Choose at least one day of the week.';
      case 'yourself':
        return 'Choose somebody else: you have it already.';
      case 'form-changed':
        return 'The form did not follow your choice. Choose the direction once more, then fill in what it asks for.';
      case 'choose-one':
        return 'Please choose one.';
    }
  };
}
