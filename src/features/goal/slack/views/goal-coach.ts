import type { KnownBlock } from '@slack/types';
import type { Advice } from '../../../../domain/coach/coach.ts';
import type { Finding } from '../../../../domain/coach/finding.ts';
import type { GoalFormAdvice } from '../../../../domain/coach/goal-form-advice.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { MAX_TITLE_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { isPrivate } from '../../../../domain/goal/people.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import type { GoalStory } from '../../../../domain/report/goal-story.ts';
import { actions, button, context, divider, option, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { clip, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { actionsButton } from './goal-actions.ts';
import { hasMoreToRead } from './goal-excerpts.ts';
import type { Fields } from './goal-fields.ts';
import type { GoalValues } from './goal-form-state.ts';
import { GOAL_ACTIONS } from './ids.ts';
import { readAll } from './written-modal.ts';

/** More than this at once is nagging: the next ones come when these are settled. */
const MAX_FINDINGS = 3;
/** Slack's room for what a button holds. */
const MAX_VALUE_LENGTH = 2000;

/** Whose history the numbers could come from, and what it proposes. */
export function historyBlocks(fields: Fields, advice: GoalFormAdvice | undefined, t: Texts): KnownBlock[] {
  if (advice === undefined || advice.histories.length === 0) return [];
  const { histories, chosen, proposal } = advice;
  const options = histories.map(({ goal, values, teamName }) =>
    option(t.coach.historyOption(goal.title, values, teamName), goal.id),
  );
  const choice = fields.select('history', t.coach.historyOf, options, {
    hint: t.coach.historyHint,
    optional: true,
    dispatches: true,
  });
  if (chosen === undefined) return [choice];
  const same = fields.box('sameKpi', t.coach.sameKpi, t.coach.sameKpiBox, { hint: t.coach.sameKpiHint });
  if (proposal === undefined) return [choice, same, context(md`${t.coach.noProposal}`)];
  return [
    choice,
    same,
    section(
      md`${t.coach.proposal(proposal, chosen.goal.kpi.unit)}`,
      button(t.coach.fillIn, GOAL_ACTIONS.fillProposal, ''),
    ),
  ];
}

/** What the coach says to a form: how far it has got, and what would help most. */
export function coachBlocks(values: GoalValues, advice: GoalFormAdvice | undefined, t: Texts): KnownBlock[] {
  const isStarted = [values.title, values.baseline, values.target, values.low, values.high].some((text) => text !== '');
  if (advice === undefined || !isStarted) return [divider(), context(md`${t.coach.welcome}`)];
  const { findings, met, rewrite } = advice.advice;
  const title = rewrite && clip(t.coach.rewrite(rewrite), MAX_TITLE_LENGTH);
  const shownFindings = findings.filter(({ severity }) => severity !== 'ok').slice(0, MAX_FINDINGS);
  return [
    divider(),
    section(
      lines([md`:sparkles: *${t.coach.score(met)}*`, ...shownFindings.map((finding) => findingLine(finding, t))]),
    ),
    ...(title === undefined
      ? []
      : [
          context(md`${t.coach.rewriteLead(title)}`),
          actions(button(t.coach.useTitle, GOAL_ACTIONS.useTitle, clip(title, MAX_VALUE_LENGTH))),
        ]),
  ];
}

/**
 * What the coach has against a goal that there is, for `/goal show` and the review: nothing where it costs no letter.
 * A review is no place for fine points.
 */
export function coachLines(advice: Advice, t: Texts): Mrkdwn | undefined {
  const heavy = advice.findings.filter(({ severity }) => severity === 'warn' || severity === 'block');
  if (heavy.length === 0) return undefined;
  return lines(heavy.slice(0, MAX_FINDINGS).map((finding) => findingLine(finding, t)));
}

interface Footing {
  readonly goal: Goal;
  readonly advice?: Advice;
  readonly mayAdd: boolean;
  readonly mayEdit: boolean;
  readonly mayTransfer: boolean;
  readonly mayPlan: boolean;
  /** The day that is over as of which it is told: nothing of it is to be done any more. */
  readonly asOf?: LocalDate;
  readonly story: Pick<GoalStory, 'moreChanges'>;
}

/** What stands below a goal that is shown: what the coach has against it, and what can be done with it. */
export function goalFooter(footing: Footing, t: Texts): KnownBlock[] {
  const { goal, advice, mayAdd, mayEdit, mayTransfer, mayPlan, asOf, story } = footing;
  const shownFindings = advice && coachLines(advice, t);
  const add = mayAdd ? [button(t.history.addValue, GOAL_ACTIONS.addValue, goal.id)] : [];
  const transfer = mayTransfer ? [button(t.history.handover, GOAL_ACTIONS.handover, goal.id)] : [];
  return [
    ...(shownFindings === undefined ? [] : [context(lines([md`:sparkles: *${t.coach.lead}*`, shownFindings]))]),
    actions(
      ...add,
      ...(mayEdit ? [button(t.change.edit, GOAL_ACTIONS.editGoal, goal.id)] : []),
      ...(asOf === undefined ? actionsButton(goal, mayPlan, t) : []),
      ...transfer,
      ...(hasMoreToRead(goal) ? [readAll({ goal: goal.id }, t)] : []),
      ...(story.moreChanges > 0 ? [button(t.change.all, GOAL_ACTIONS.allChanges, goal.id)] : []),
      // The whole team sees a template, with the title of its goal.
      ...(isPrivate(goal) ? [] : [button(t.template.save, GOAL_ACTIONS.saveTemplate, goal.id)]),
    ),
  ];
}

function findingLine(finding: Finding, t: Texts): Mrkdwn {
  return md`• *${t.coach.letter(finding.letter)}*: ${t.coach.finding(finding)}`;
}
