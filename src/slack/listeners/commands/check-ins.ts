import { standingOf } from '../../../domain/progress/standing.ts';
import { dueMessage, said } from '../../views/answers.ts';
import { startRound } from '../ask.ts';
import { insteadOfGoals } from '../help.ts';
import { openCheckIn } from '../modals.ts';
import { todayOf } from '../today.ts';
import { type Command, forLead } from './invocation.ts';

/** What the person has due. */
export const due: Command = async ({ deps, user }) => {
  const owed = await deps.useCases.whatIsDue(deps.workspace, user);
  if (owed.length === 0 && (await deps.useCases.whatToAnswer(deps.workspace, user, undefined)).owed.length === 0) {
    return said(await insteadOfGoals(deps, user));
  }
  const today = await todayOf(deps, user);
  const standings = owed.map(({ goal }) => standingOf(goal, today, (id) => id));
  return dueMessage(standings, deps.texts);
};

export const checkIn: Command = ({ deps, client, user, trigger }) => openCheckIn(deps, client, { user, trigger });

/** Starts a round now. */
export const ask: Command = (invocation) =>
  forLead(invocation, async (team) => {
    return startRound(invocation.deps, team);
  });
