import { type BlockerView, peopleInvolved } from '../../domain/check-in/blockers.ts';
import { idsOf } from '../../domain/client/client.ts';
import { isEditable } from '../../domain/goal/changes.ts';
import { isDraft } from '../../domain/goal/drafts.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import type { ClientId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { digestNotice, isQuiet } from '../../domain/report/digest-report.ts';
import type { DigestNotice } from '../../domain/report/notices.ts';
import { unansweredRounds } from '../../domain/report/unanswered-rounds.ts';
import { waitingDrafts } from '../../domain/report/waiting-drafts.ts';
import { peopleAsked, type Round } from '../../domain/round/round.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import { type Period, periodContaining } from '../../domain/time/periods.ts';
import { admitTo, type PersonAndActor, type TeamPolicyPorts, type TeamRequest } from '../../ports/actors.ts';
import type { ClientStore } from '../../ports/clients.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { namesOf } from '../../ports/names.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Directory } from '../../ports/people.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { Clock } from '../../ports/runtime.ts';
import { type CalendarPorts, holidayDays, teamCalendar } from '../../ports/team-calendar.ts';
import { type TypedTeam, teamAsEntered } from '../team/index.ts';
import { earlierDigest } from './earlier-digest.ts';

export interface TeamReportPorts extends CalendarPorts {
  readonly clients: ClientStore;
  readonly goals: GoalStore;
  readonly rounds: RoundStore;
  readonly directory: Directory;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** Who did not answer is told of rounds of the last so many days. */
const SILENT_DAYS = 31;
const DAY_MS = 86_400_000;

/** The digest of a period, as it is now. It stands in a channel: private goals are no part of it. */
export function digestOf(ports: TeamReportPorts) {
  return async (team: Team, period: Period, client?: ClientId): Promise<DigestNotice> => {
    const isOfClient = await ofClient(ports, team, client);
    const isPublic = (goal: Goal) => !isPrivate(goal) && isOfClient(goal);
    const [{ rounds, pursued, ...view }, earlier] = await Promise.all([
      gather(ports, team, isPublic),
      earlierDigest(ports, team, period),
    ]);
    const dayOf = (at: Date) => localDateOf(at, team.zone);
    const unanswered = unansweredRounds({ ...view, rounds }, period, { dayOf, names: team.settings.nameMissing });
    const drafts = waitingDrafts(pursued, { leadName: view.nameOf(team.lead), today: view.today, zone: team.zone });
    return digestNotice({ team, period, ...view, drafts, unanswered, ...(earlier && { earlier }) });
  };
}

/** Whether a goal belongs to a client; every one does where none is named. */
async function ofClient({ clients }: TeamReportPorts, { workspace, id }: Team, client: ClientId | undefined) {
  if (client === undefined) return () => true;
  const ids = idsOf(await clients.forTeams(workspace, [id]), { id: client });
  return (goal: Goal) => goal.client !== undefined && ids.includes(goal.client);
}

/** The week that it is for a team. */
export function weekOf({ zone, settings }: Team, now: Date): Period {
  return periodContaining('week', localDateOf(now, zone), settings);
}

/** A digest as it would be posted now. */
export interface DigestPreview {
  readonly notice: DigestNotice;
  /** Nothing happened, and the team wishes to hear nothing of it. */
  readonly leftOut: boolean;
  readonly mayPost: boolean;
}

/**
 * The digest of this week, by a team's settings or as they stand in its form; undefined where the team is gone. That of
 * one client is for who asks alone: the channel's is of the whole team.
 */
export function previewDigest(ports: TeamReportPorts & TeamPolicyPorts) {
  const digest = digestOf(ports);
  return async (
    request: TeamRequest & { readonly client?: ClientId },
    typed?: TypedTeam,
  ): Promise<DigestPreview | undefined> => {
    const asked = await admitTo(ports, request, 'seeTeam');
    if (asked === undefined) return undefined;
    const { team: saved, actor } = asked;
    const { settings } = typed === undefined ? saved : await teamAsTyped(ports, typed, asked);
    const team = { ...saved, settings };
    const notice = await digest(team, weekOf(team, ports.clock.now()), request.client);
    const leftOut = isQuiet(notice) && !settings.quietDigest;
    return { notice, leftOut, mayPost: request.client === undefined && policy.leadTeam(actor, saved).allowed };
  };
}

/** The team as its form says. */
async function teamAsTyped(
  ports: TeamReportPorts,
  { input, editing, language }: TypedTeam,
  { team, person }: PersonAndActor & { readonly team: Team },
): Promise<Team> {
  const typedBy = { locale: person.writesIn, today: localDateOf(ports.clock.now(), person.zone) };
  const known = await holidayDays(ports, input.holidays, language);
  return teamAsEntered({ input: { ...input, typedBy }, ...(editing && { editing }) }, team, known);
}

interface Gathered extends BlockerView {
  /** Days without a value after which a goal is called stale. */
  readonly staleAfter: number;
  readonly goals: Goal[];
  /** These, and the drafts. */
  readonly pursued: Goal[];
  /** Those that are over since {@link SILENT_DAYS}, the newest first. */
  readonly rounds: Round[];
}

async function gather(ports: TeamReportPorts, team: Team, isIn: (goal: Goal) => boolean): Promise<Gathered> {
  const now = ports.clock.now();
  const [all, rounds] = await Promise.all([
    ports.goals.forTeams(team.workspace, [team.id]),
    ports.rounds.overSince(team.workspace, team.id, addMilliseconds(now, -SILENT_DAYS * DAY_MS), now),
  ]);
  const pursued = all.filter((goal) => isEditable(goal) && isIn(goal));
  const goals = pursued.filter((goal) => !isDraft(goal));
  const cleared = goals.flatMap(({ blockers }) => blockers.flatMap((blocker) => blocker.cleared?.by ?? []));
  const people = [team.lead, ...peopleInvolved(goals), ...cleared, ...rounds.flatMap(peopleAsked)];
  const nameOf = await namesOf(ports.directory, team.workspace, people);
  const today = localDateOf(now, team.zone);
  const { staleAfter } = team.settings;
  const calendar = await teamCalendar(ports, team.settings);
  return { goals, pursued, rounds, nameOf, today, calendar, staleAfter };
}
