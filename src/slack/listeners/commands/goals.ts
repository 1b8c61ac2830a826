import { localDateOf } from '../../../domain/time/instant.ts';
import { lines, md } from '../../../text/mrkdwn.ts';
import { said } from '../../views/answers.ts';
import { atMost } from '../../views/blocks.ts';
import { goalCard } from '../../views/goal-card.ts';
import { goalList } from '../../views/goal-list.ts';
import { openGoalForm } from '../modals.ts';
import { type Command, forMember } from './invocation.ts';

const MOST_NAMED = 10;

export const newGoal: Command = async ({ deps, client, user, channel, trigger }) =>
  openGoalForm(deps, client, { user, trigger, channel });

export const list: Command = (invocation) =>
  forMember(invocation, async (team) => {
    const { useCases, texts } = invocation.deps;
    return goalList(team.name, await useCases.reports.list(team), texts);
  });

export const show: Command = async ({ deps, user, rest }) => {
  const { command } = deps.texts;
  if (rest === '') return said(command.showWhich);
  const found = await deps.useCases.findGoals(deps.workspace, user, rest);
  const [goal, ...others] = found;
  if (goal === undefined) return said(command.showNone(rest));
  if (others.length > 0) {
    const { shown, left } = atMost(found, MOST_NAMED);
    const more = left > 0 ? deps.texts.report.more(left) : undefined;
    return said(lines([command.showMany(rest), ...shown.map(({ title }) => md`• ${title}`), more]));
  }
  const { person } = await deps.useCases.whoIs(deps.workspace, user);
  return goalCard(goal, localDateOf(deps.clock.now(), person.zone), deps.texts);
};
