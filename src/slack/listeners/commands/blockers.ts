import { blockerList } from '../../views/blocker-list.ts';
import { type Command, forMember } from './invocation.ts';

/** What stands in the way of the team's goals, what the person is to clear first. */
export const blockers: Command = (invocation) =>
  forMember(invocation, async (team) => {
    const { deps, user } = invocation;
    const listed = await deps.useCases.teamBlockers(team, user);
    return blockerList({ team: team.name, person: user, listed }, deps.texts);
  });
