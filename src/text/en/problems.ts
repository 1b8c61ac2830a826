import type { Unit } from '../../domain/kpi/kpi.ts';
import { difference } from '../../domain/kpi/numbers.ts';
import { type ClientProblem, isClientProblem, type Problem } from '../../domain/problem.ts';
import { atMost, MAX_NAMED } from '../at-most.ts';
import type { Formats } from '../format.ts';
import { clientProblems } from './client-problems.ts';

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
  const client = clientProblems(format);
  const example = (unit: Unit): string => {
    if (unit.kind === 'percent') return '82.5 or 82.5%';
    if (unit.kind === 'currency') return `1250 or 1.2k`;
    return unit.kind === 'duration' ? SPANS[unit.in] : '42 or 42.5';
  };
  const list = (unit: Unit): string => (unit.kind === 'currency' ? '4000; 4100; 4250' : '82; 83.5; 84');
  const read = (unit: Unit): string => (unit.kind === 'duration' ? 'length of time' : 'number');
  const names = (all: readonly string[]): string => {
    const { shown, left } = atMost(all, MAX_NAMED.people);
    return format.list([...shown, ...(left === 0 ? [] : [`${format.number(left)} more`])]);
  };
  const counted = (unit: Unit): string => {
    if (unit.kind === 'currency') return unit.currency;
    if (unit.kind === 'duration') return unit.in;
    return { percent: 'percent', score: 'points', number: 'plain numbers' }[unit.kind];
  };
  const percent = (amount: number) => format.mark(amount, { kind: 'percent' });
  const missing = (sum: number) =>
    sum < 100 ? `${percent(difference(sum, 100))} less than 100%` : `${percent(difference(100, sum))} more than 100%`;
  const without = (goals: number) =>
    goals === 1 ? 'the goal without a weight' : `the ${format.number(goals)} goals without a weight`;
  const others = (problem: Exclude<Problem, ClientProblem>): string => {
    switch (problem.code) {
      case 'required':
        return 'Fill in this field.';
      case 'too-long':
        return `Keep this under ${format.number(problem.max)} characters.`;
      case 'not-a-number':
        return `This isn't a valid ${read(problem.unit)}. Enter it like ${example(problem.unit)}.`;
      case 'other-unit':
        return `This is in another unit. The KPI is measured in ${counted(problem.unit)}. Enter it like ${example(problem.unit)}.`;
      case 'ambiguous-number':
        return `This can mean two numbers. Enter ${problem.readings.join(' or ')}.`;
      case 'unclear-list':
        return `It isn't clear where one value ends and the next begins. Separate them with semicolons, like ${list(problem.unit)}.`;
      case 'number-out-of-range':
        return `Enter a number from ${format.number(problem.min)} to ${format.number(problem.max)}.`;
      case 'not-a-whole-number':
        return 'This counts people or answers. Enter a whole number, like 42.';
      case 'nothing-counted':
        return 'These are all zero. Enter at least one answer.';
      case 'result-too-large':
        return `The result is above ${format.number(problem.max)}. Check the numbers you entered.`;
      case 'target-equals-baseline':
        return 'The target is the same as the baseline. Enter the value you want to reach.';
      case 'target-on-wrong-side':
        return problem.direction === 'increase'
          ? 'To increase, the target must be above the baseline. Change it, or choose Decrease.'
          : 'To decrease, the target must be below the baseline. Change it, or choose Increase.';
      case 'stretch-on-wrong-side':
        return problem.direction === 'increase'
          ? 'The stretch target must be above the target.'
          : 'The stretch target must be below the target.';
      case 'other-kpi-unit':
        return 'That goal counts in another unit, or is gone. Choose a goal with the same unit, or clear this box.';
      case 'plan-for-bound':
        return 'A goal that keeps a bound has no values on its way. Leave this empty.';
      case 'plan-count':
        return `That's ${problem.typed === 1 ? '1 value' : `${format.number(problem.typed)} values`}. Enter ${format.number(problem.months)}, one for each month until the due date, or ${format.number(problem.quarters)}, one for each quarter.`;
      case 'plan-end':
        return `The last value is the one on the due date: it has to be the target, ${format.mark(problem.target, problem.unit)}.`;
      case 'plan-no-season':
        return 'There are no values of the year before this goal that could be its pattern. Enter the values, or leave this empty for an even pace.';
      case 'parent-gone':
        return "That goal is closed or gone, or you can't see it. Choose another goal, or clear this field.";
      case 'parent-circle':
        return 'That goal already serves this one, directly or through another goal. Choose a goal above both.';
      case 'too-many-levels':
        return `Goals can serve each other in ${format.number(problem.max)} levels at most. Choose a goal further up.`;
      case 'too-many-children':
        return `That goal already has ${format.number(problem.max)} goals that serve it, the most it can have. Choose another goal.`;
      case 'weight-alone':
        return 'A weight needs a goal that this one serves. Choose that goal above, or clear this field.';
      case 'weights-sum':
        return `All weights together come to ${percent(problem.sum)}, ${missing(problem.sum)}. Change this one, or clear it to take what's left.`;
      case 'weights-full':
        return `The weights come to ${percent(problem.sum)}, so nothing is left for ${without(problem.without)}. Lower a weight first.`;
      case 'kpi-shared':
        return 'Other goals use this KPI in its present unit. Keep the unit, or set a new goal in the other one.';
      case 'kpi-has-goal':
        return 'A goal now uses this KPI, or it is gone. Type /goal kpis again and add the value there.';
      case 'kpi-full':
        return `This KPI already has ${format.number(problem.max)} values, the most it can hold. Set a goal for it to go on.`;
      case 'low-not-below-high':
        return 'The upper bound must be above the lower bound.';
      case 'milestone-outside':
        return 'Each milestone must be between the baseline and the target.';
      case 'too-many-milestones':
        return `Enter at most ${problem.max} milestones.`;
      case 'not-a-date':
        return 'Choose a date, like 2026-12-31.';
      case 'no-such-day':
        return `There's no ${problem.typed} in the calendar. Check the day and the month.`;
      case 'ambiguous-date': {
        const [one, other] = problem.readings;
        return `This can mean ${format.fullDay(one)} or ${format.fullDay(other)}. Enter ${one} or ${other}.`;
      }
      case 'date-in-past':
        return `Choose a day after today, ${format.fullDay(problem.today)}.`;
      case 'due-before-value':
        return `This goal has a value of ${format.fullDay(problem.last)}. Choose a day after today, ${format.fullDay(problem.today)}.`;
      case 'reason-missing':
        return 'This goal already has values. Say why its number, due date, or owner changes.';
      case 'goal-over':
        return "This goal was closed meanwhile, so it can't be changed. If you need what you typed, copy it.";
      case 'date-too-far':
        return `Choose a day within the next ${problem.years} years.`;
      case 'date-before-start':
        return `This goal starts on ${format.fullDay(problem.start)}. Choose that day or a later one.`;
      case 'date-in-future':
        return `Choose today, ${format.fullDay(problem.today)}, or an earlier day.`;
      case 'value-and-inputs':
        return 'The numbers below give a different value. Clear this field, or clear those numbers.';
      case 'nothing-to-correct':
        return 'The value you want to correct no longer exists. Open the goal again with /goal show.';
      case 'not-yours-to-correct':
        return 'Only the person who submitted this or a team lead can correct it.';
      case 'corrected-meanwhile':
        return 'Someone else has corrected this. Close this form and open it again to see the current value.';
      case 'nothing-answered':
        return 'Enter at least one value, then submit. Goals without a value stay open.';
      case 'nothing-changed':
        return 'Nothing has changed yet. Change what you want to, or close this form.';
      case 'value-missing':
        return 'Add the value for what you filled in below, or clear those fields.';
      case 'score-reason':
        return `The values propose ${format.score(problem.proposed)}. Say why the score is another one.`;
      case 'nothing-proposed':
        return 'Change something, or say what you would change.';
      case 'too-many-objectives':
        return `A team sets at most ${format.number(problem.max)} new objectives at once. Keep the ones that matter most, and save again for the others.`;
      case 'too-many-proposals':
        return `This goal already holds ${format.number(problem.max)} proposals, the most it can. Write in the thread of the draft instead, or copy your words.`;
      case 'draft-only-dropped':
        return 'A draft can only be dropped. Choose Dropped, or close this form and activate the draft first.';
      case 'same-due':
        return "That's the due date already. Choose another one.";
      case 'too-many-changes':
        return `This goal already has ${format.number(problem.max)} changes, the most it can hold. Set a new one with /goal new.`;
      case 'too-many-actions':
        return problem.open
          ? `This goal already has ${format.number(problem.max)} open actions, the most it can have. Tick some off first.`
          : `This goal already holds ${format.number(problem.max)} actions, the most it can. Close it and set a following goal.`;
      case 'action-unseen':
        return "This person can't see the goal. Choose somebody of its team, or make them a contributor first.";
      case 'action-done':
        return 'Someone has ticked this off meanwhile. Copy what you changed, close this form, and open the action again.';
      case 'too-many-resources':
        return `A goal can need at most ${format.number(problem.max)} things. Put several into one, or leave this out.`;
      case 'tools-have-no-amount':
        return 'An amount belongs to time or money. Clear this field, or choose another kind above.';
      case 'goal-closed':
        return 'This goal has been closed. Clear this value, then submit the others.';
      case 'goal-full':
        return `This goal already has ${format.number(problem.max)} check-ins, the most it can hold. Close it and set a new one.`;
      case 'not-yours':
        return 'This goal now has another owner. Clear this value, then submit the others.';
      case 'channel-taken':
        return 'Another team uses this channel. Choose another one.';
      case 'channel-archived':
        return 'This channel is archived. Choose another one, or unarchive it in Slack.';
      case 'channel-uninvited':
        return "Goalpost isn't in this private channel. Type /invite @Goalpost in the channel, then save again.";
      case 'channel-direct':
        return 'This is a direct message. Choose a channel.';
      case 'team-name-taken':
        return 'Another team has this name. Choose a name that tells them apart.';
      case 'team-removed':
        return 'This team was removed while the form was open. To create it again, type /goal team in its channel.';
      case 'cannot-be-members':
        return `Remove ${names(problem.names)}. Guests, bots, deactivated people, and people from other organisations can't be members.`;
      case 'changed-meanwhile':
        return 'Someone else changed this team at the same time. Close this form and open it again to see the current settings.';
      case 'unknown-team':
        return "Choose a team that you're a member of.";
      case 'unknown-zone':
        return 'Choose a time zone from the list.';
      case 'cannot-answer':
        return "Choose a member of this workspace. Guests, bots, and people from other organisations can't answer check-ins.";
      case 'not-in-team':
        return "This person isn't in the team, so Goalpost would never ask them. Choose a member, or ask the lead to add them with /goal team.";
      case 'not-in-channel':
        return "This person can't see the team's private channel. Add them to the channel, then submit again, or choose somebody who is in it.";
      case 'too-many-people':
        return `Choose at most ${format.number(problem.max)} people.`;
      case 'cannot-see':
        return "Choose members of this workspace. Guests, bots, and people from other organisations can't see goals.";
      case 'private-goal':
        return "This goal is private, and this person doesn't see it. Add them as a contributor first, or choose somebody who sees it.";
      case 'same-person':
        return 'The goals already belong to this person. Choose somebody else.';
      case 'nothing-to-hand':
        return "These goals belong to somebody else by now, or they're closed. Choose others, or close this form.";
      case 'say-why':
        return 'This goal already has values, so its history needs a reason. Say why in a few words.';
      case 'calculator-unit':
        return `This computes ${COMPUTED[problem.unit]}. Choose that unit above, or choose something else here.`;
      case 'name-taken':
        return 'Your team already has a template with this name. Choose another name.';
      case 'too-many-templates':
        return `A team can have at most ${problem.max} templates. Remove one with /goal templates first.`;
      case 'ends-before-it-begins':
        return 'The last day is before the first day. Choose a later one.';
      case 'over-already':
        return `These days are already over. Choose ${format.fullDay(problem.today)} or a later last day.`;
      case 'too-long-away':
        return `Choose at most ${format.number(problem.max)} days. If you're away longer, give your goals to somebody else with /goal handover.`;
      case 'too-many-absences':
        return `You already have ${format.number(problem.max)} absences. Cancel one first.`;
      case 'away-already':
        return `You're already away from ${format.day(problem.from)} to ${format.day(problem.until)}. Cancel that absence first, or choose other days.`;
      case 'own-delegate':
        return "You can't answer for yourself. Choose somebody else, or leave this empty.";
      case 'delegate-away':
        return 'This person is away then, too. Choose somebody else, or leave this empty.';
      case 'not-days-off':
        return `Goalpost can't read line ${problem.line}. Enter one per line: 2026-12-24 - 2026-12-31 for one time, 12-24 for every year, or a holiday's name.`;
      case 'too-many-days-off':
        return `Enter at most ${format.number(problem.max)} days. Remove those that are over.`;
      case 'too-many-rules':
        return `Enter at most ${problem.max} days for every year. Remove some.`;
      case 'not-worked':
        return `Goalpost can't read line ${problem.line}. Enter a holiday's name or its date: 05-01 for every year, 2027-05-01 for one time.`;
      case 'no-holiday':
        return `Line ${problem.line} isn't a public holiday in the place chosen above. Correct it, or remove it.`;
      case 'no-working-day':
        return 'Choose at least one working day.';
      case 'yourself':
        return 'You already have this. Choose somebody else.';
      case 'help-unseen':
        return "This person can't see the goal. Choose somebody of its team, or make them a contributor of the goal before you ask.";
      case 'help-yourself':
        return "You can't ask yourself for help. Choose somebody else.";
      case 'too-many-helps':
        return `A goal holds at most ${format.number(problem.max)} requests for help. Add an action instead.`;
      case 'too-many-pulses':
        return `You've scored this client ${format.number(problem.max)} times this quarter, which is the limit. Score it again next quarter.`;
      case 'form-changed':
        return "The form didn't update after your choice. Choose the direction again, then fill in the new fields.";
      case 'choose-one':
        return 'Choose an option.';
    }
  };
  return (problem: Problem): string => (isClientProblem(problem) ? client(problem) : others(problem));
}
