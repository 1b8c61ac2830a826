import { reporterOf } from '../../domain/goal/people.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { LocalDate, UserId } from '../../domain/names.ts';
import { promptNotice } from '../../domain/round/prompt-report.ts';
import { type NotAsked, peopleAsked, type Round } from '../../domain/round/round.ts';
import { roundNotice } from '../../domain/round/round-report.ts';
import type { RoundView } from '../../domain/round/round-view.ts';
import { selectRespondents } from '../../domain/round/select-respondents.ts';
import { deadlineOf } from '../../domain/schedule/deadline.ts';
import { calendarOf, personalPromptAt, promptTime } from '../../domain/schedule/hours.ts';
import type { RoundKind } from '../../domain/schedule/occurrence.ts';
import { type Absence, absenceOn, backOn } from '../../domain/team/absence.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { Period } from '../../domain/time/periods.ts';
import type { Days, WorkingCalendar } from '../../domain/time/working-days.ts';
import { ineligiblePeople } from '../../ports/actors.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { ReminderStore, RoundStore } from '../../ports/rounds.ts';
import { type CalendarPorts, publicHolidays } from '../../ports/team-calendar.ts';
import { markNextStepDone } from '../team/index.ts';
import { absencesAround, delegatesOf } from './absences-around.ts';
import { askedElsewhere } from './asked-elsewhere.ts';
import { planReminders } from './plan-reminders.ts';
import { type RoundViewPorts, viewRound } from './round-view.ts';

export interface OpenRoundPorts extends RoundViewPorts, CalendarPorts {
  readonly rounds: RoundStore;
  readonly dispatcher: Dispatcher;
  readonly reminders: ReminderStore;
}

export interface RoundRequest {
  readonly team: Team;
  readonly kind: RoundKind;
  readonly period: Period;
  /** The day on which it is due in the team's zone. A round that opens later has its days to answer from then on. */
  readonly openedOn: LocalDate;
}

export type OpenedRound =
  | { readonly state: 'opened' | 'existed'; readonly round: Round }
  | { readonly state: 'nothing-to-ask'; readonly notAsked: readonly NotAsked[] };

/** What is known when a round opens, or is taken up again. */
interface OpeningContext extends RoundRequest {
  readonly holidays: Days;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
  readonly opensOn: LocalDate;
}

/**
 * Opens a round: asks who is to be asked (`selectRespondents`), plans their reminders, and queues the round message. May be
 * repeated after a crash at any point: the round's id is the guard, and every message is queued once.
 */
export function openRound(ports: OpenRoundPorts) {
  return async (request: RoundRequest): Promise<OpenedRound> => {
    const { team, openedOn } = request;
    const id = roundId(request);
    const [existing, holidays] = await Promise.all([ports.rounds.get(id), publicHolidays(ports, team.settings)]);
    const now = ports.clock.now();
    const calendar = calendarOf(team.settings, holidays);
    const opening = { ...request, holidays, calendar, now, opensOn: firstOpenDay(openedOn, now, team) };
    if (existing !== undefined) return resume(ports, existing, opening, 'existed');
    const chosen = await chooseAsked(ports, opening);
    const round = chosen.round && (await ports.rounds.save(chosen.round)) ? chosen.round : undefined;
    if (round !== undefined) return resume(ports, round, opening, 'opened');
    // Another process may have opened it meanwhile, with others than this one chose, and been killed: theirs is made good.
    const theirs = await ports.rounds.get(id);
    if (theirs !== undefined) return resume(ports, theirs, opening, 'existed');
    return { state: 'nothing-to-ask', notAsked: chosen.notAsked };
  };
}

/** The round as it would open now; none where there is nobody to ask. */
async function chooseAsked(ports: OpenRoundPorts, opening: OpeningContext) {
  const { team, kind, period, now, opensOn, holidays } = opening;
  const deadline = deadlineOf({ kind, period }, opensOn, team.settings, team.zone, holidays);
  const { asks, notAsked } = await selectionInput(ports, opening, deadline.on);
  // Who asks for a round now is told why nobody is asked; one that falls due shows what is in already, and what nobody tends.
  if (asks.length === 0 && (kind === 'asked' || notAsked.length === 0)) return { notAsked };
  const round: Round = {
    id: roundId(opening),
    workspace: team.workspace,
    team: team.id,
    kind,
    period,
    asks,
    ...(notAsked.length > 0 && { notAsked }),
    skips: [],
    snoozes: [],
    openedAt: now,
    closesAt: deadline.at,
    state: 'open',
    // One that falls due is opened again until its cursor has moved; whoever asks does so once.
    ...(kind === 'asked' && { opening: true }),
    version: 1,
  };
  return { notAsked, round };
}

const roundId = ({ team, kind, period }: RoundRequest) => `${team.id}|${kind}|${period.id}`;

function firstOpenDay(due: LocalDate, now: Date, team: Team): LocalDate {
  const today = localDateOf(now, team.zone);
  return due > today ? due : today;
}

async function selectionInput(ports: OpenRoundPorts, context: OpeningContext, closesOn: LocalDate) {
  const { team, kind, openedOn, opensOn, calendar } = context;
  const goals = await ports.goals.forTeams(team.workspace, [team.id]);
  const reporters = goals.filter(({ state }) => state === 'active').map(reporterOf);
  const openRounds = await ports.rounds.forTeam(team.workspace, team.id, 'open');
  const absences = await absencesAround(ports, team, reporters, opensOn);
  const ineligible = await ineligiblePeople(ports.directory, team.workspace, [...reporters, ...delegatesOf(absences)]);
  const elsewhere = await askedElsewhere(ports, team, goals);
  const among = { team, goals, calendar, ineligible, absences, openRounds, askedElsewhere: elsewhere };
  return selectRespondents({ kind, nominal: openedOn, opensOn, closesOn, ...among });
}

async function resume(
  ports: OpenRoundPorts,
  round: Round,
  context: OpeningContext,
  state: 'opened' | 'existed',
): Promise<OpenedRound> {
  if (round.state === 'open') await queueMessages(ports, await viewRound(ports, round, context.team), context);
  if (round.opening) await ports.rounds.markOpened(round.id);
  return { state, round };
}

async function queueMessages(ports: OpenRoundPorts, view: RoundView, context: OpeningContext) {
  const { round } = view;
  const { team, kind, openedOn, now } = context;
  const when = (zone: string) =>
    kind === 'asked' ? now : promptTime(openedOn, team.settings, zone, now, context.holidays);
  const queued = { workspace: round.workspace, expiresAt: round.closesAt };
  const notice = roundNotice(view);
  // A round about private goals alone asks people, and the channel hears nothing of it.
  if (notice.lines.length > 0) {
    const to = { channel: team.channel };
    await ports.dispatcher.enqueue({
      ...queued,
      id: messageIds.round(round.id),
      to,
      notice,
      notBefore: when(team.zone),
    });
  }
  const people = peopleAsked(round);
  const absences = await absencesAround(ports, team, people, context.opensOn);
  for (const person of people) {
    const { zone } = await ports.directory.personToday(round.workspace, person, team);
    await ports.dispatcher.enqueue({
      ...queued,
      id: messageIds.prompt(round.id, person),
      to: { user: person },
      notice: promptNotice(view, person),
      notBefore: latest(when(zone), backAt(person, zone, absences, context)),
    });
  }
  await planReminders(ports, round, team);
  await markNextStepDone(ports)(team, 'round');
}

/** Somebody who is away, and for whom nobody stands in, finds the prompt on the morning of their return. */
function backAt(
  person: UserId,
  zone: string,
  absences: readonly Absence[],
  { opensOn, calendar, team }: OpeningContext,
): Date {
  if (absenceOn(absences, person, opensOn) === undefined) return new Date(0);
  return personalPromptAt(backOn(absences, person, opensOn, calendar), team.settings.promptAt, zone);
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}
