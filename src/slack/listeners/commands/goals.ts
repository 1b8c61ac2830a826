import { goalList } from '../../views/goal-list.ts';
import { openGoalForm } from '../modals.ts';
import { type Command, forMember } from './invocation.ts';

export const newGoal: Command = async ({ deps, client, user, channel, trigger }) =>
  openGoalForm(deps, client, { user, trigger, channel });

export const list: Command = (invocation) =>
  forMember(invocation, async (team) => {
    const { useCases, texts } = invocation.deps;
    return goalList(team.name, await useCases.reports.list(team), texts);
  });
