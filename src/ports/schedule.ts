import type { Language } from '../domain/language.ts';
import type { GoalId, TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import type { RhythmPreview } from '../domain/round/preview.ts';
import type { Team } from '../domain/team/team.ts';

/** Something was written that people may be looking at: about a team where one is named, and of these people. */
export interface Change {
  readonly team?: TeamId;
  readonly people: readonly UserId[];
  /** A goal in which people may have another part since. */
  readonly transferred?: { readonly workspace: WorkspaceId; readonly goal: GoalId };
  /** A goal that is a draft, or was one. */
  readonly draft?: { readonly workspace: WorkspaceId; readonly goal: GoalId };
  /** A goal of a team was written, or the one that is named was removed. */
  readonly goalsOf?: { readonly workspace: WorkspaceId; readonly team: TeamId; readonly removed?: GoalId };
  /** A team was written that this person leads. */
  readonly ledBy?: { readonly workspace: WorkspaceId; readonly person: UserId };
}

/** Keeps the schedules of a team in step with its settings. */
export interface Scheduling {
  /** May be repeated; what was asked already is not asked again. */
  follow(team: Team): Promise<void>;
  /** Nothing of the team falls due any more. May be repeated. */
  stop(team: TeamId): Promise<void>;
  /**
   * When the team will be asked next, were it as it is given: it need not be saved, nor be there yet. Holidays have their
   * names in the reader's language.
   */
  preview(team: Team, language?: Language): Promise<RhythmPreview>;
}
