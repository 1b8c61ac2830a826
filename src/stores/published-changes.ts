import { isAboutPeople, partsChanged } from '../domain/check-in/transfers.ts';
import { beganAsDraft } from '../domain/goal/drafts.ts';
import type { Goal } from '../domain/goal/goal.ts';
import { peopleOf } from '../domain/goal/people.ts';
import { peopleAsked } from '../domain/round/round.ts';
import type { GoalStore } from '../ports/goals.ts';
import type { RoundStore } from '../ports/rounds.ts';
import type { Change } from '../ports/schedule.ts';
import type { AbsenceStore, TeamStore } from '../ports/teams.ts';

interface Watched {
  readonly teams: TeamStore;
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
  readonly absences: AbsenceStore;
}

/**
 * Stores that tell whom it concerns that something was written, after it was. One place for all, so that whatever
 * writes a goal, a team, a round or an absence, from a modal, a sweep or the scheduler, cannot forget to.
 */
export function publishChanges<T extends Watched>(stores: T, publish: (change: Change) => void): T {
  const { teams, goals, rounds, absences } = stores;
  const then = async (written: Promise<boolean>, change: Change): Promise<boolean> => {
    const done = await written;
    if (done) publish(change);
    return done;
  };
  return {
    ...stores,
    teams: {
      ...teams,
      save: (team) => {
        const ledBy = { workspace: team.workspace, person: team.lead };
        return then(teams.save(team), { team: team.id, people: team.members, ledBy });
      },
    },
    goals: {
      ...goals,
      save: (goal) => then(goals.save(goal), changeOf(goal)),
      saveAll: async (changed) => {
        const done = await goals.saveAll(changed);
        // Where not all were written, some may be.
        for (const goal of changed) publish(changeOf(goal));
        return done;
      },
      remove: (goal) => {
        const goalsOf = { workspace: goal.workspace, team: goal.team, removed: goal.id };
        return then(goals.remove(goal), { team: goal.team, goalsOf, people: [goal.owner], ...draftIn(goal) });
      },
    },
    absences: {
      ...absences,
      add: (absence) => then(absences.add(absence), { people: [absence.person] }),
      remove: (workspace, person, id) => then(absences.remove(workspace, person, id), { people: [person] }),
    },
    rounds: {
      ...rounds,
      save: (round) => then(rounds.save(round), { team: round.team, people: peopleAsked(round) }),
      setState: async (id, state) => {
        await rounds.setState(id, state);
        const round = await rounds.get(id);
        if (round !== undefined) publish({ team: round.team, people: peopleAsked(round) });
      },
    },
  };
}

function changeOf(goal: Goal): Change {
  const clearing = goal.blockers.map(({ owner }) => owner);
  const acting = goal.actions?.map(({ owner }) => owner) ?? [];
  const people = [...peopleOf(goal), ...clearing, ...acting];
  const last = goal.changes?.at(-1);
  const goalsOf = { workspace: goal.workspace, team: goal.team };
  const about = { team: goal.team, goalsOf, ...draftIn(goal) };
  if (last === undefined || !isAboutPeople(last)) return { ...about, people };
  const before = partsChanged(last).lost.map(({ person }) => person);
  return { ...about, people: [...people, ...before], transferred: { workspace: goal.workspace, goal: goal.id } };
}

function draftIn(goal: Goal): Pick<Change, 'draft'> {
  return beganAsDraft(goal) ? { draft: { workspace: goal.workspace, goal: goal.id } } : {};
}
