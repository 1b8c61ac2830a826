import { standingOf } from '../../../domain/progress/standing.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import type { Reply } from '../../../slack/reply.ts';
import { todayOf } from '../../../slack/today.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { forTeam } from '../../team/index.ts';
import type { CheckInListenerUseCases } from './deps.ts';
import { nothingDue } from './nothing-due.ts';
import { openCheckIn } from './open-check-in.ts';
import { blockerList } from './views/blocker-list.ts';
import { dueMessage } from './views/due-message.ts';

export const checkInCommands: readonly Command<CheckInListenerUseCases>[] = [
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
async function due({ deps, user }: Invocation<CheckInListenerUseCases>): Promise<Reply> {
  const dueItems = await deps.useCases.findDueItems(deps.workspace, user);
  if (
    dueItems.length === 0 &&
    (await deps.useCases.findItemsToAnswer(deps.workspace, user, undefined)).items.length === 0
  ) {
    return textMessage(await nothingDue(deps, user));
  }
  const today = await todayOf(deps, user);
  const standings = dueItems.map(({ goal }) => standingOf(goal, today, (id) => id));
  return dueMessage(standings, deps.texts);
}

/** What stands in the way of the team's goals, what the person is to clear first. */
function blockers(invocation: Invocation<CheckInListenerUseCases>): Promise<Reply> {
  const { deps, user: person } = invocation;
  const { useCases, workspace, texts } = deps;
  return forTeam(invocation, async (team) => {
    const blocked = await useCases.teamBlockers({ workspace, person, team });
    return blocked === undefined ? textMessage(texts.command.noTeam) : blockerList({ ...blocked, person }, texts);
  });
}
