import type { ChannelId, LocalTime, TeamId, UserId, WorkspaceId, Zone } from './names.ts';

/** In characters. */
export const LONGEST_TEAM_NAME = 80;
/** Working days that a round may be open. */
export const MOST_ANSWER_DAYS = 20;

/** What a team may change about its rhythm. */
export interface TeamSettings {
  readonly monthly: boolean;
  readonly quarterly: boolean;
  readonly digest: boolean;
  /** In each person's own zone for prompts, in the team's for posts to the channel. */
  readonly promptAt: LocalTime;
  /** Working days from the prompt until the round closes, 1 to 20. */
  readonly answerWithin: number;
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[];
  /** 1 is January. */
  readonly fiscalYearStart: number;
}

export interface Team {
  readonly id: TeamId;
  readonly workspace: WorkspaceId;
  readonly name: string;
  readonly channel: ChannelId;
  readonly lead: UserId;
  /** Includes the lead. */
  readonly members: readonly UserId[];
  readonly zone: Zone;
  readonly settings: TeamSettings;
  readonly createdAt: Date;
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}

export const DEFAULT_SETTINGS: TeamSettings = {
  monthly: true,
  quarterly: true,
  digest: true,
  promptAt: '09:00',
  answerWithin: 5,
  workingDays: [1, 2, 3, 4, 5],
  fiscalYearStart: 1,
};
