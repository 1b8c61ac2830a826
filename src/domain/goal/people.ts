import type { UserId } from '../names.ts';
import type { Team } from '../team/team.ts';
import type { ActionItem, Decisions, Goal } from './goal.ts';

/** People who see a goal and add to it beside its owner and reporter. */
export const MAX_CONTRIBUTORS = 10;

type People = Pick<Goal, 'owner' | 'reporter' | 'contributors'>;

/** Who reports the value of a goal: who is asked for it in rounds. */
export function reporterOf({ owner, reporter }: Pick<Goal, 'owner' | 'reporter'>): UserId {
  return reporter ?? owner;
}

/** Whether a goal is somebody's to keep up: they own it, or report its value. */
export function isResponsible(person: UserId, { owner, reporter }: Pick<Goal, 'owner' | 'reporter'>): boolean {
  return person === owner || person === reporter;
}

/** Whether somebody has a part in a goal, so that they see it wherever they are. */
export function hasPart(person: UserId, goal: People): boolean {
  return isResponsible(person, goal) || (goal.contributors?.includes(person) ?? false);
}

/** Whether a goal is told of in no channel, and to nobody but its people and the lead of its team. */
export function isPrivate({ visibility }: Pick<Goal, 'visibility'>): boolean {
  return visibility === 'private';
}

/** Whether a goal is private, and somebody neither has a part in it nor leads its team. */
export function isKeptFrom(
  person: UserId,
  goal: People & Pick<Goal, 'visibility'>,
  { lead }: Pick<Team, 'lead'>,
): boolean {
  return isPrivate(goal) && !hasPart(person, goal) && person !== lead;
}

/** Since when a private goal is so; undefined where the whole team sees it. */
export function privateSince(goal: Pick<Goal, 'visibility' | 'changes' | 'createdAt'>): Date | undefined {
  if (!isPrivate(goal)) return undefined;
  return goal.changes?.findLast(({ now }) => now.visibility === 'private')?.at ?? goal.createdAt;
}

/** Everybody who has a part in a goal, once each. */
export function peopleOf({ owner, reporter, contributors = [] }: People): UserId[] {
  return [...new Set([owner, ...(reporter === undefined ? [] : [reporter]), ...contributors])];
}

/** The people of a goal as they are kept: nobody stands in it twice, and what is empty is absent. */
export function tidyPeople({ owner, reporter, contributors = [] }: People): People {
  const named = [...new Set(contributors)].filter((person) => person !== owner && person !== reporter);
  return {
    owner,
    ...(reporter !== undefined && reporter !== owner && { reporter }),
    ...(named.length > 0 && { contributors: named }),
  };
}

/** What is decided when somebody takes over what another person owns and reports of a goal. */
export function partsTransferred(goal: People, from: UserId, to: UserId): Decisions {
  const now = tidyPeople({
    ...goal,
    owner: goal.owner === from ? to : goal.owner,
    ...(goal.reporter !== undefined && { reporter: goal.reporter === from ? to : goal.reporter }),
  });
  return { owner: now.owner, reporter: now.reporter ?? null, contributors: now.contributors ?? null };
}

/** The goal with what its owner of before was to clear in the hands of the owner that it has now. */
export function withBlockersOfOwner(goal: Goal, before: UserId): Goal {
  if (goal.owner === before) return goal;
  const isLeft = (blocker: Goal['blockers'][number]) => blocker.cleared === undefined && blocker.owner === before;
  if (!goal.blockers.some(isLeft)) return goal;
  return { ...goal, blockers: goal.blockers.map((one) => (isLeft(one) ? { ...one, owner: goal.owner } : one)) };
}

/** The goal with what its owner of before was to do in the hands of the owner that it has now. */
export function withActionsOfOwner(goal: Goal, before: UserId): Goal {
  const isLeft = ({ done, owner }: ActionItem) => done === undefined && owner === before;
  if (goal.owner === before || goal.actions?.some(isLeft) !== true) return goal;
  return { ...goal, actions: goal.actions.map((one) => (isLeft(one) ? { ...one, owner: goal.owner } : one)) };
}
