import type { CheckInId, RoundId, TeamId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Reminder } from '../domain/round/reminder.ts';
import type { Round, RoundState } from '../domain/round/round.ts';

export interface RoundStore {
  get(id: RoundId): Promise<Round | undefined>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(round: Round): Promise<boolean>;
  /** Open rounds that ask a person, the newest first, at most 50. */
  openForPerson(workspace: WorkspaceId, person: UserId): Promise<Round[]>;
  forTeam(workspace: WorkspaceId, team: TeamId, state: RoundState): Promise<Round[]>;
  /** Rounds of a team whose time was over at some moment since then, and no later than `now`, the newest first, at most 50. */
  overSince(workspace: WorkspaceId, team: TeamId, since: Date, now: Date): Promise<Round[]>;
  /** Rounds of a team, open or over, in which one of these check-ins spared the question, the newest first, at most 50. */
  sparedBy(workspace: WorkspaceId, team: TeamId, checkIns: readonly CheckInId[]): Promise<Round[]>;
  /** Rounds whose time is over and that are not closed to the end, the oldest first, at most `limit`. */
  dueToClose(now: Date, limit: number): Promise<Round[]>;
  setState(id: RoundId, state: RoundState): Promise<void>;
  /** Rounds that were begun before `until` and whose messages may not all be queued, the oldest first, at most `limit`. */
  cutShort(until: Date, limit: number): Promise<Round[]>;
  /** All messages of a round are queued. */
  markOpened(id: RoundId): Promise<void>;
  /** Open rounds with a snoozed prompt whose time has come, at most `limit`. */
  dueToWake(now: Date, limit: number): Promise<Round[]>;
  /** When the next snoozed prompt comes back. */
  nextWakeAt(): Promise<Date | undefined>;
  /** When the next open round closes. */
  nextCloseAt(): Promise<Date | undefined>;
}

export interface ReminderStore {
  /** False where it is there already. */
  add(reminder: Reminder): Promise<boolean>;
  /** Reminders whose time has come, the longest waiting first, at most `limit`. */
  due(now: Date, limit: number): Promise<Reminder[]>;
  markDone(id: string): Promise<void>;
  reschedule(id: string, at: Date): Promise<void>;
  /** When the next one is due. */
  nextAt(): Promise<Date | undefined>;
}
