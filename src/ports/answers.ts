import type { Answer } from '../domain/check-in/answer.ts';
import type { FormDraft } from '../domain/check-in/form-draft.ts';
import type { Goal } from '../domain/goal/goal.ts';
import type { GoalId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Round } from '../domain/round/round.ts';
import type { Team } from '../domain/team/team.ts';

/** Goals with all that what is said of them is checked against. */
export interface Answerable {
  readonly goals: readonly Goal[];
  readonly teams: readonly Team[];
  /** Of these teams, the newest first of each, at most 50 of each. */
  readonly openRounds: readonly Round[];
}

export interface AnswerableStore {
  /** Those of the goals that are there, in one round trip to the database: Slack waits for it. */
  of(workspace: WorkspaceId, goals: readonly GoalId[]): Promise<Answerable>;
}

export interface AnswerStore {
  /** Durable when it returns. False where the same answer was recorded before. */
  record(answer: Answer): Promise<boolean>;
  markApplied(ids: readonly string[]): Promise<void>;
  /** Answers of before `until` that were not applied to the end, the oldest first, at most `limit`. */
  unapplied(until: Date, limit: number): Promise<Answer[]>;
  /** Answers about any of these goals that were not applied to the end, the oldest first, at most `limit`. */
  pendingFor(workspace: WorkspaceId, goals: readonly GoalId[], limit: number): Promise<Answer[]>;
}

/** What people typed and have not submitted. */
export interface DraftStore {
  get(workspace: WorkspaceId, person: UserId): Promise<FormDraft | undefined>;
  /** Who of these has a draft. */
  having(workspace: WorkspaceId, people: readonly UserId[]): Promise<ReadonlySet<UserId>>;
  /** In place of what was there; nothing at all where there are no fields. */
  save(workspace: WorkspaceId, person: UserId, draft: Pick<FormDraft, 'fields' | 'savedAt'>): Promise<void>;
}
