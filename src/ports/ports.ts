import type { Answer } from '../domain/check-in/answer.ts';
import type { FormDraft } from '../domain/check-in/form-draft.ts';
import type { Cadence, Goal } from '../domain/goal/goal.ts';
import type { Language } from '../domain/language.ts';
import type { Notice } from '../domain/message/notice.ts';
import type { Kudos, Recipient } from '../domain/message/outbox-message.ts';
import type {
  ChannelId,
  CheckInId,
  GoalId,
  LocalDate,
  RoundId,
  TeamId,
  UserId,
  WorkspaceId,
  Zone,
} from '../domain/names.ts';
import type { HomeState } from '../domain/report/home-page.ts';
import type { RhythmPreview } from '../domain/round/preview.ts';
import type { Reminder } from '../domain/round/reminder.ts';
import type { Round, RoundState } from '../domain/round/round.ts';
import type { Absence } from '../domain/team/absence.ts';
import type { HolidayDay, Place } from '../domain/team/holiday.ts';
import type { HolidayRegion, Team } from '../domain/team/team.ts';
import type { TeamTemplate } from '../domain/templates/team-template.ts';

/** The time by which schedules, periods and check-ins go. */
export interface Clock {
  now(): Date;
}

/** Names of things. */
export interface Ids {
  /** A random one, unguessable and without meaning. */
  next(): string;
  /** Always the same one for the same parts, and another one for others. */
  derive(...parts: readonly string[]): string;
}

export interface TeamStore {
  get(workspace: WorkspaceId, id: TeamId): Promise<Team | undefined>;
  /** Every team, at most 500, by name. */
  all(workspace: WorkspaceId): Promise<Team[]>;
  getMany(workspace: WorkspaceId, ids: readonly TeamId[]): Promise<Team[]>;
  /** The teams that a person is a member or the lead of, by name. */
  forPerson(workspace: WorkspaceId, person: UserId): Promise<Team[]>;
  inChannel(workspace: WorkspaceId, channel: ChannelId): Promise<Team | undefined>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(team: Team): Promise<boolean>;
}

export interface GoalStore {
  get(workspace: WorkspaceId, id: GoalId): Promise<Goal | undefined>;
  getMany(workspace: WorkspaceId, ids: readonly GoalId[]): Promise<Goal[]>;
  forTeams(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<Goal[]>;
  /** The cadences that active goals of a team have of their own. */
  cadencesOf(workspace: WorkspaceId, team: TeamId): Promise<ReadonlySet<Cadence>>;
  /** Active goals of which the person is the owner. */
  ownedBy(workspace: WorkspaceId, owner: UserId): Promise<Goal[]>;
  /** Active goals in whose way there is something that the person is to clear. */
  blockedBy(workspace: WorkspaceId, person: UserId): Promise<Goal[]>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(goal: Goal): Promise<boolean>;
}

/** The templates that teams made for themselves. */
export interface TemplateStore {
  get(workspace: WorkspaceId, id: string): Promise<TeamTemplate | undefined>;
  /** Those of the teams, by name. */
  forTeams(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<TeamTemplate[]>;
  /** False where its team has one of that id, which is one of that name. */
  add(template: TeamTemplate): Promise<boolean>;
  /** May be repeated. */
  remove(workspace: WorkspaceId, id: string): Promise<void>;
}

export interface RoundStore {
  get(id: RoundId): Promise<Round | undefined>;
  /** Inserts version 1, or replaces the version before; false where another write came first. */
  save(round: Round): Promise<boolean>;
  /** Open rounds that ask a person, the newest first, at most 50. */
  openForPerson(workspace: WorkspaceId, person: UserId): Promise<Round[]>;
  forTeam(workspace: WorkspaceId, team: TeamId, state: RoundState): Promise<Round[]>;
  /** Rounds of a team, open or over, in which one of these check-ins spared the question, the newest first, at most 50. */
  sparedBy(workspace: WorkspaceId, team: TeamId, checkIns: readonly CheckInId[]): Promise<Round[]>;
  /** Rounds whose time is over and that are not closed to the end, the oldest first, at most `limit`. */
  dueToClose(now: Date, limit: number): Promise<Round[]>;
  setState(id: RoundId, state: RoundState): Promise<void>;
  /** Open rounds with a snoozed prompt whose time has come, at most `limit`. */
  dueToWake(now: Date, limit: number): Promise<Round[]>;
  /** When the next snoozed prompt comes back. */
  nextWakeAt(): Promise<Date | undefined>;
  /** When the next open round closes. */
  nextCloseAt(): Promise<Date | undefined>;
}

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
  markApplied(id: string): Promise<void>;
  /** Answers of before `until` that were not applied to the end, the oldest first, at most `limit`. */
  unapplied(until: Date, limit: number): Promise<Answer[]>;
  /** Answers about any of these goals that were not applied to the end, the oldest first, at most `limit`. */
  pendingFor(workspace: WorkspaceId, goals: readonly GoalId[], limit: number): Promise<Answer[]>;
}

export interface AbsenceStore {
  /** False where it is there already. */
  add(absence: Absence): Promise<boolean>;
  get(workspace: WorkspaceId, id: string): Promise<Absence | undefined>;
  /** Absences of any of the people on any day from `from` to `until`, the earliest first. */
  within(workspace: WorkspaceId, people: readonly UserId[], from: LocalDate, until: LocalDate): Promise<Absence[]>;
  /** A person's absences that end on `since` or later, the earliest first. */
  forPerson(workspace: WorkspaceId, person: UserId, since: LocalDate): Promise<Absence[]>;
  /** False where the person has no such absence. */
  remove(workspace: WorkspaceId, person: UserId, id: string): Promise<boolean>;
  /** Absences that have begun and whose open rounds were not looked through, at most `limit`. */
  dueToBegin(now: Date, limit: number): Promise<Absence[]>;
  markStarted(id: string): Promise<void>;
  /** When the next one begins. */
  nextStartAt(): Promise<Date | undefined>;
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

/** What people typed and have not submitted. */
export interface DraftStore {
  get(workspace: WorkspaceId, person: UserId): Promise<FormDraft | undefined>;
  /** In place of what was there; nothing at all where there are no fields. */
  save(workspace: WorkspaceId, person: UserId, draft: Pick<FormDraft, 'fields' | 'savedAt'>): Promise<void>;
}

/** A message to be queued. Where its id is queued already, its notice becomes what is desired. */
export interface Dispatch {
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly to: Recipient;
  readonly inThreadOf?: string;
  readonly notice: Notice;
  readonly notBefore: Date;
  readonly expiresAt?: Date;
  /** Other ids under which it is known: of what it tells beside its own. Kept from when it was first queued. */
  readonly aliases?: readonly string[];
}

/** What use cases may do with the outbox. */
export interface Dispatcher {
  /**
   * Queues a message once. An id that exists with another notice gets this one: a message that stands in Slack is
   * edited in place, one that waits goes out with it. The same notice again changes nothing.
   */
  enqueue(dispatch: Dispatch): Promise<void>;
  /** Replaces the notice of a message that exists; one that was never queued stays so. */
  amend(id: string, notice: Notice): Promise<void>;
  /**
   * Replaces the notice of a message that exists and brings the message to the bottom of its conversation, so that the
   * person is notified: it is deleted and posted anew under the same id. One that still waits goes out with the notice;
   * one that was never queued stays so. `occasion` says what for (`reminder|2026-03-05`): the same one again does nothing.
   */
  bump(id: string, notice: Notice, occasion: string): Promise<void>;
  /** Adds the kudos of a person to a celebration, once each, up to `MAX_KUDOS`. */
  addKudos(id: string, kudos: Kudos): Promise<'given' | 'already' | 'full' | 'gone'>;
  /** A message is to go to another channel: what stands in Slack is deleted there and posted anew. */
  move(id: string, to: Recipient): Promise<void>;
  /** All that waits for a channel, or had nowhere to go there, goes to another one. What stands in Slack stays. */
  redirect(workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void>;
  /** Slack gave a channel another id: what stands in it or goes to it is known by the new one. */
  renameChannel(workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void>;
  /** A channel takes messages again: what had nowhere to go is tried once more. Says how many. */
  retry(workspace: WorkspaceId, channel: ChannelId): Promise<number>;
  /**
   * Replaces the notice of a message that exists, under its id or an alias, by what `change` makes of it, or leaves it where that is undefined.
   * Compare-and-set: `change` is asked again where another write comes in between.
   */
  update(id: string, change: (notice: Notice) => Notice | undefined): Promise<void>;
  /** Whether a message stands in Slack, stood there, or may; of any other it is certain that nobody has seen it. */
  mayHaveArrived(id: string): Promise<boolean>;
  /** The message of an id or an alias, with what it is to say; undefined where it was never queued. */
  find(id: string): Promise<{ readonly id: string; readonly notice: Notice } | undefined>;
}

/** Something was written that people may be looking at: about a team where one is named, and of these people. */
export interface Change {
  readonly team?: TeamId;
  readonly people: readonly UserId[];
}

export interface HomeStore {
  /** Everything that a person's App Home is made from, in one round trip to the database. */
  of(workspace: WorkspaceId, person: UserId): Promise<HomeState>;
}

/** Keeps the schedules of a team in step with its settings. */
export interface Scheduling {
  /** May be repeated; what was asked already is not asked again. */
  follow(team: Team): Promise<void>;
  /**
   * When the team will be asked next, were it as it is given: it need not be saved, nor be there yet. Holidays have their
   * names in the reader's language.
   */
  preview(team: Team, language?: Language): Promise<RhythmPreview>;
}

/** On which days the law gives people off. Names are in English where no language is asked for, or theirs is not known. */
export interface Holidays {
  /** A year's named days in their order; none where nothing is known of the place. */
  days(where: HolidayRegion, year: number, language?: Language): Promise<readonly HolidayDay[]>;
  /** The countries whose holidays are known, by name. */
  countries(language?: Language): Promise<readonly Place[]>;
  /** The regions of a country that have holidays of their own, by name. */
  regions(country: string, language?: Language): Promise<readonly Place[]>;
  /** The places of a region that have holidays of their own, by name. */
  places(country: string, region: string, language?: Language): Promise<readonly Place[]>;
  /** The country that has most of the people who live by a zone; undefined where its holidays are not known. */
  countryOf(zone: Zone): Promise<string | undefined>;
  /** Whether a country works on weekends to make up for days off: which ones is not known. */
  movesWorkingDays(country: string): boolean;
}

/** What Slack says of a person. */
export interface Profile {
  readonly id: UserId;
  readonly name: string;
  /** Absent where Slack gives none. */
  readonly zone?: Zone;
  /** The language and region that they chose in Slack (BCP 47), where Slack says so. */
  readonly locale?: string;
  /** The locale in which they write numbers and dates; absent where it is not known, and what could be either is asked. */
  readonly writesIn?: string;
  /** A bot, deactivated, a guest, from another organisation, or somebody about whom Slack does not say. */
  readonly away?: 'bot' | 'deactivated' | 'stranger' | 'guest' | 'unknown';
  readonly admin: boolean;
}

export interface Profiles {
  /** The person as last known, at once. Who was never seen is looked up; where Slack is slow they are `unknown`. */
  person(workspace: WorkspaceId, id: UserId): Promise<Profile>;
  /** The person as Slack knows them today, however long that takes; for what is sent on their clock. */
  personToday(workspace: WorkspaceId, id: UserId): Promise<Profile>;
}

/** A person by whose clock something can be done: their own, or that of their team. */
export interface Person extends Profile {
  readonly zone: Zone;
}

/**
 * `Profiles` of people who all have a zone. One of whom Slack gives none is where `team` is, the team that something is
 * done for; without it, where the first of their own teams is.
 */
export interface Directory {
  person(workspace: WorkspaceId, id: UserId, team?: Pick<Team, 'zone'>): Promise<Person>;
  personToday(workspace: WorkspaceId, id: UserId, team?: Pick<Team, 'zone'>): Promise<Person>;
}
