import { createKeyedQueue } from '../../concurrency/keyed-queue.ts';
import { changedFields, initialValueFields } from '../../domain/check-in/changed-fields.ts';
import { fieldValuesOf } from '../../domain/check-in/check-in-values.ts';
import {
  type DraftSubject,
  draftSubjectFor,
  type FieldValues,
  type FormDraft,
  withFieldValues,
  withoutSubjects,
} from '../../domain/check-in/form-draft.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { byId } from '../../domain/round/due-items.ts';
import { admit } from '../../ports/actors.ts';
import type { DraftStore } from '../../ports/answers.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';

export interface DraftPorts {
  readonly drafts: DraftStore;
  readonly goals: GoalStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** Whose form was submitted, and what it was about. */
interface Submitted {
  readonly person: UserId;
  readonly parts: readonly DraftSubject[];
}

/** What people typed into forms about goals and have not submitted: kept for them, and for nobody else. */
export function formDrafts({ drafts, goals, directory, clock }: DraftPorts) {
  // A choice and the closing of its form come close together, and what was typed last is to stay.
  const queue = createKeyedQueue();
  /** The goals of what is corrected: only there it matters what was said before. */
  const corrected = async (workspace: WorkspaceId, parts: readonly DraftSubject[]) => {
    const ids = parts.flatMap(({ goal, corrects }) => (corrects === undefined ? [] : [goal]));
    return byId(ids.length === 0 ? [] : await goals.getMany(workspace, ids));
  };
  const dropParts = async (workspace: WorkspaceId, person: UserId, parts: readonly DraftSubject[]) => {
    const before = await drafts.get(workspace, person);
    if (before === undefined) return;
    const known = await corrected(workspace, parts);
    const { savedAt } = before;
    const these = parts.map((part) => firstVersion(part, known));
    await drafts.save(workspace, person, { fields: withoutSubjects(before, these), savedAt });
  };
  return {
    of: async (workspace: WorkspaceId, person: UserId): Promise<FormDraft | undefined> => {
      await admit(directory, workspace, person);
      return drafts.get(workspace, person);
    },

    /** `typed` is what stands in every field of the form, also in the empty ones. */
    keep: (workspace: WorkspaceId, person: UserId, parts: readonly DraftSubject[], typed: FieldValues): Promise<void> =>
      queue.run(`${workspace}|${person}`, async () => {
        const [before, known] = await Promise.all([
          drafts.get(workspace, person),
          corrected(workspace, parts),
          admit(directory, workspace, person),
        ]);
        const kept = parts.map((part) => {
          return { of: firstVersion(part, known), typed: changedFields(part, typed, shownIn(part, known)) };
        });
        const savedAt = clock.now();
        await drafts.save(workspace, person, { fields: withFieldValues(before, kept, savedAt), savedAt });
      }),

    /** What was submitted, or is to be begun afresh, is no draft any more. */
    drop: async (workspace: WorkspaceId, submitted: readonly Submitted[]): Promise<void> => {
      for (const { person } of submitted) await admit(directory, workspace, person);
      const people = submitted.map(({ person }) => person);
      const having = await drafts.having(workspace, people);
      for (const { person, parts } of submitted) {
        const key = `${workspace}|${person}`;
        // What is just being kept is not there yet.
        if (having.has(person) || queue.isBusy(key)) await queue.run(key, () => dropParts(workspace, person, parts));
      }
    },
  };
}

function firstVersion(part: DraftSubject, goals: ReadonlyMap<GoalId, Goal>): DraftSubject {
  const goal = goals.get(part.goal);
  return goal === undefined ? part : { ...part, ...draftSubjectFor(goal, part.corrects) };
}

/** What a correction was opened with. */
function shownIn({ goal: id, corrects, byItself }: DraftSubject, goals: ReadonlyMap<GoalId, Goal>): FieldValues {
  const goal = goals.get(id);
  const corrected = goal?.checkIns.find((checkIn) => checkIn.id === corrects);
  if (goal === undefined || corrected === undefined) return {};
  return byItself ? initialValueFields(goal, corrected, corrected.on) : fieldValuesOf(goal, corrected);
}
