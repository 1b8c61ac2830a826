import { listFor } from '../list.ts';
import { openGoalForm } from '../modals.ts';
import type { Command } from './invocation.ts';

export const newGoal: Command = async ({ deps, client, user, channel, trigger }) =>
  openGoalForm(deps, client, { user, trigger, channel });

export const list: Command = ({ deps, user, channel, rest }) => listFor(deps, { user, channel, typed: rest });
