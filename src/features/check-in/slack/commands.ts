import { standingOf } from '../../../domain/progress/standing.ts';
import type { Reply } from '../../../slack/answering.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { todayOf } from '../../../slack/today.ts';
import { said } from '../../../slack/views/replies.ts';
import { forTeam } from '../../team/index.ts';
import type { CheckInKnown } from './deps.ts';
import { insteadOfGoals } from './instead-of-goals.ts';
import { openCheckIn } from './open-check-in.ts';
import { blockerList } from './views/blocker-list.ts';
import { dueMessage } from './views/due-message.ts';

export const checkInCommands: readonly Command<CheckInKnown>[] = [
  { word: '', rank: 0, about: (t) => t.command.about[''], run: due },
  {
    word: 'checkin',
    rank: 40,
    about: (t) => t.command.about.checkin,
    opensModal: true,
    run: (invocation) => openCheckIn(invocation.deps, invocation),
  },
  { word: 'blockers', rank: 70, about: (t) => t.command.about.blockers, run: blockers },
];

/** What the person has due. */
async function due({ deps, user }: Invocation<CheckInKnown>): Promise<Reply> {
  const owed = await deps.useCases.whatIsDue(deps.workspace, user);
  if (owed.length === 0 && (await deps.useCases.whatToAnswer(deps.workspace, user, undefined)).owed.length === 0) {
    return said(await insteadOfGoals(deps, user));
  }
  const today = await todayOf(deps, user);
  const standings = owed.map(({ goal }) => standingOf(goal, today, (id) => id));
  return dueMessage(standings, deps.texts);
}

/** What stands in the way of the team's goals, what the person is to clear first. */
function blockers(invocation: Invocation<CheckInKnown>): Promise<Reply> {
  const { deps, user: person } = invocation;
  const { useCases, workspace, texts } = deps;
  return forTeam(invocation, async (team) => {
    const blocked = await useCases.teamBlockers({ workspace, person, team });
    return blocked === undefined ? said(texts.command.noTeam) : blockerList({ ...blocked, person }, texts);
  });
}
