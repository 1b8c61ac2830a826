import type { Language } from '../language.ts';
import type { ChannelId, LocalDate, LocalTime, TeamId, UserId, WorkspaceId, Zone } from '../names.ts';
import type { FiscalYearName } from '../time/periods.ts';
import type { DayRule } from './holiday.ts';

/** In characters. */
export const MAX_TEAM_NAME_LENGTH = 80;
/** Working days that a round may be open. */
export const MAX_ANSWER_DAYS = 20;

/**
 * Whose public holidays a team has. ISO 3166 codes: a country (`DE`) and, where its regions differ, the region without
 * the country (`BY`); a place of the region that has days of its own by the library's code (`A` for Augsburg).
 */
export interface HolidayRegion {
  readonly country: string;
  readonly region?: string;
  /** Only with a region. */
  readonly place?: string;
}

/** Both days included. */
export interface DaysOff {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** What a team may change about its rhythm. */
export interface TeamSettings {
  readonly monthly: boolean;
  readonly quarterly: boolean;
  readonly annual: boolean;
  readonly digest: boolean;
  /** In each person's own zone for prompts, in the team's for posts to the channel. */
  readonly promptAt: LocalTime;
  /** Working days from the prompt until the round closes, 1 to 20. */
  readonly answerWithin: number;
  /**
   * Working days after the prompt on which who has not answered is reminded, each 1 to 19. None by default: who does not
   * answer is called twice, by the prompt and on the last day. Weekly and fortnightly rounds keep to the last of all the days.
   */
  readonly reminders: readonly number[];
  /** Reminds once more on the last day of the round. */
  readonly remindOnLastDay: boolean;
  /** Tells the lead, at most once a week, who is missing. */
  readonly escalate: boolean;
  /** Names in the channel who has not answered; otherwise they are counted. */
  readonly nameMissing: boolean;
  /** A goal with a value of the last so many days is not asked about, 0 to 14; 0 asks always. */
  readonly freshDays: number;
  /** How often a person may snooze the prompt of a round, 0 to 5. */
  readonly snoozes: number;
  /** Of what is said to the channel. People are spoken to in their own. */
  readonly language: Language;
  /** Posts celebrations to the channel. */
  readonly celebrations: boolean;
  /** Posts a digest also in a week in which nothing happened. */
  readonly quietDigest: boolean;
  /** Days without a value after which a goal is called stale, 7 to 365. */
  readonly staleAfter: number;
  /** Whose public holidays are no working days; absent for nobody's. */
  readonly holidays?: HolidayRegion;
  /** Public holidays on which the team works all the same. */
  readonly worked: readonly DayRule[];
  /** Days on which the whole team is off. */
  readonly daysOff: readonly DaysOff[];
  /** Days that it has off every year, beside its public holidays. */
  readonly offEveryYear: readonly DayRule[];
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[];
  /** 1 is January. */
  readonly fiscalYearStart: number;
  /** Absent where it is called by both its calendar years. */
  readonly fiscalYearName?: Exclude<FiscalYearName, 'both'>;
}

/** Who removed a team, when, and from which channel. `ended`: what it had under way is over. */
export interface RemovedTeam {
  readonly by: UserId;
  readonly at: Date;
  readonly channel: ChannelId;
  readonly ended?: true;
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
  /** Who changed it last, where a person did. */
  readonly changed?: { readonly by: UserId; readonly at: Date };
  /** It was removed: it is there for who reads what its goals were. */
  readonly removed?: RemovedTeam;
  /** Counts the writes; a write names the version that it replaces. */
  readonly version: number;
}

export const DEFAULT_SETTINGS: TeamSettings = {
  monthly: true,
  quarterly: true,
  annual: true,
  digest: true,
  promptAt: '09:00',
  answerWithin: 5,
  reminders: [],
  remindOnLastDay: true,
  escalate: true,
  nameMissing: false,
  freshDays: 3,
  snoozes: 2,
  celebrations: true,
  quietDigest: true,
  language: 'en',
  staleAfter: 45,
  worked: [],
  daysOff: [],
  offEveryYear: [],
  workingDays: [1, 2, 3, 4, 5],
  fiscalYearStart: 1,
};

/** The team as it is when it was removed: no channel is its own any more, so that another team can have it. */
export function removedTeam(team: Team, { by, at }: Pick<RemovedTeam, 'by' | 'at'>): Team {
  const { id, channel, version } = team;
  return { ...team, channel: `removed:${id}`, removed: { by, at, channel }, version: version + 1 };
}
