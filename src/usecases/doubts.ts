import { type CheckInDraft, draftCheckIn, isBlank } from '../domain/check-in-draft.ts';
import type { GoalId, UserId, WorkspaceId } from '../domain/names.ts';
import { byId } from '../domain/owed.ts';
import { localDateOf } from '../domain/time/instant.ts';
import { type Doubt, doubtOf } from '../domain/typo-guard.ts';
import type { Clock, Directory, GoalStore } from './ports.ts';

export interface DoubtPorts {
  readonly goals: GoalStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** A value that looks mistyped. */
export interface Doubted {
  readonly goal: GoalId;
  /** The number that was meant, so that the same one is not asked about twice. */
  readonly value: number;
  readonly doubt: Doubt;
}

/** The values of a form that look mistyped. What cannot be read is no doubt: it is refused at its field. */
export function doubts({ goals, directory, clock }: DoubtPorts) {
  return async (workspace: WorkspaceId, person: UserId, drafts: readonly CheckInDraft[]): Promise<Doubted[]> => {
    const typed = drafts.filter((draft) => !isBlank(draft));
    if (typed.length === 0) return [];
    const [found, { zone }] = await Promise.all([
      goals.some(
        workspace,
        typed.map(({ goal }) => goal),
      ),
      directory.person(workspace, person),
    ]);
    const known = byId(found);
    const at = clock.now();
    const saying = { id: '', by: person, at, today: localDateOf(at, zone) };
    return typed.flatMap((draft) => {
      const goal = known.get(draft.goal);
      const drafted = goal && draftCheckIn(draft, goal, saying);
      if (goal === undefined || drafted === undefined || !drafted.ok) return [];
      const { value } = drafted.checkIn;
      const doubt = doubtOf(goal, value);
      return doubt === undefined ? [] : [{ goal: goal.id, value, doubt }];
    });
  };
}
