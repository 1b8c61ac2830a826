import { isDraft } from '../../domain/goal/drafts.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { reporterOf } from '../../domain/goal/people.ts';
import type { RoundId, UserId, WorkspaceId } from '../../domain/names.ts';
import { byId, type DueItem, dueItemsOf, unanswered } from '../../domain/round/due-items.ts';
import { askedOf, type Round } from '../../domain/round/round.ts';
import { admit } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';

export interface DuePorts {
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
  readonly directory: Directory;
}

/** A person's due items in open rounds. */
export function findDueItems(ports: DuePorts) {
  const find = dueInRounds(ports);
  return async (workspace: WorkspaceId, person: UserId): Promise<DueItem[]> => {
    await admit(ports.directory, workspace, person);
    return (await find(workspace, person)).waiting;
  };
}

/** A person's due items, and the open rounds that ask them. */
export function dueInRounds({ goals, rounds }: Pick<DuePorts, 'goals' | 'rounds'>) {
  return async (workspace: WorkspaceId, person: UserId): Promise<{ asking: Round[]; waiting: DueItem[] }> => {
    const asking = (await rounds.openForPerson(workspace, person)).filter(({ state }) => state === 'open');
    const ids = asking.flatMap((round) => askedOf(round, person));
    const waiting = dueItemsOf(person, asking, byId(await goals.getMany(workspace, [...new Set(ids)])));
    return { asking, waiting };
  };
}

export interface ItemsToAnswer {
  readonly items: readonly DueItem[];
  readonly quarterly: boolean;
  readonly annual: boolean;
  /** Nothing was asked for, or all of it is answered. */
  readonly volunteered: boolean;
}

/**
 * What the check-in modal asks for: what a round left open (also after it closed), else everything that is due, else
 * all of the goals that the person reports, for who wants to report without being asked, or to correct what they said in a round that
 * is still open. A goal that an open round waits for is answered there, whichever round's button was clicked.
 */
export function findItemsToAnswer(ports: DuePorts) {
  const find = dueInRounds(ports);
  return async (workspace: WorkspaceId, person: UserId, id: RoundId | undefined): Promise<ItemsToAnswer> => {
    const [{ asking, waiting }] = await Promise.all([
      find(workspace, person),
      admit(ports.directory, workspace, person),
    ]);
    // One that is over asks nobody any more, and is read by itself.
    const named = id === undefined ? undefined : (asking.find((one) => one.id === id) ?? (await ports.rounds.get(id)));
    const left = named?.workspace === workspace ? await openItemsOf(ports, person, named) : [];
    const items =
      left.length > 0 ? left.map((one) => waiting.find(({ goal }) => goal.id === one.goal.id) ?? one) : waiting;
    if (items.length > 0) {
      return { items, ...reviewsAmong(named ? [...asking, named] : asking, items), volunteered: false };
    }
    const own = await ports.goals.involving(workspace, person);
    const reported = own.filter((goal) => !isDraft(goal) && reporterOf(goal) === person);
    return { items: reported.map((goal) => inItsRound(goal, asking)), ...NO_REVIEW, volunteered: true };
  };
}

const NO_REVIEW = { quarterly: false, annual: false };

async function openItemsOf({ goals }: Pick<DuePorts, 'goals'>, person: UserId, round: Round): Promise<DueItem[]> {
  const open = unanswered(round, person, byId(await goals.getMany(round.workspace, askedOf(round, person))));
  return open.map((goal) => ({ goal, round: round.id }));
}

/** A goal with the open round that asks for it: what is said now replaces what was said there. */
function inItsRound(goal: Goal, open: readonly Round[]): DueItem {
  const round = open.find(({ asks }) => asks.some((ask) => ask.goals.includes(goal.id)));
  return { goal, ...(round && { round: round.id }) };
}

/** Whether any of it is asked for in a review, of these rounds. */
export function reviewsAmong(
  rounds: readonly Round[],
  dueItems: readonly DueItem[],
): Pick<ItemsToAnswer, 'quarterly' | 'annual'> {
  const ids = new Set(dueItems.flatMap(({ round }) => round ?? []));
  const kinds = rounds.filter(({ id }) => ids.has(id)).map(({ kind }) => kind);
  return { quarterly: kinds.includes('quarterly'), annual: kinds.includes('annual') };
}
