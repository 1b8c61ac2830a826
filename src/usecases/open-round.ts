import type { LocalDate } from '../domain/names.ts';
import { type Ask, type Period, peopleAsked, type Round, type RoundKind } from '../domain/round.ts';
import { promptNotice, type RoundView, roundNotice } from '../domain/round-report.ts';
import { closesAt, promptTime } from '../domain/schedule/hours.ts';
import type { Team } from '../domain/team.ts';
import { localDateOf } from '../domain/time/instant.ts';
import { addDays } from '../domain/time/local-date.ts';
import { messageIds } from './message-ids.ts';
import type { Dispatcher, RoundStore } from './ports.ts';
import { type RoundViewPorts, viewRound } from './round-view.ts';

export interface OpenRoundPorts extends RoundViewPorts {
  readonly rounds: RoundStore;
  readonly dispatcher: Dispatcher;
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
  | { readonly state: 'nothing-to-ask' };

/**
 * Opens a round: asks every owner of an active goal of the team, and queues the round message. May be repeated after a
 * crash at any point: the round's id is the guard, and every message is queued once.
 */
export function openRound(ports: OpenRoundPorts) {
  return async (request: RoundRequest): Promise<OpenedRound> => {
    const { team, kind, period, openedOn } = request;
    const id = `${team.id}|${kind}|${period.id}`;
    const existing = await ports.rounds.get(id);
    if (existing !== undefined) return resume(ports, existing, request, 'existed');
    const asks = await whomToAsk(ports, team, openedOn);
    if (asks.length === 0) return { state: 'nothing-to-ask' };
    const now = ports.clock.now();
    const round: Round = {
      id,
      workspace: team.workspace,
      team: team.id,
      kind,
      period,
      asks,
      skips: [],
      snoozes: [],
      openedAt: now,
      closesAt: closesAt(laterDay(openedOn, now, team), team.settings, team.zone),
      state: 'open',
      version: 1,
    };
    const opened = await ports.rounds.save(round);
    return resume(ports, round, request, opened ? 'opened' : 'existed');
  };
}

function laterDay(due: LocalDate, now: Date, team: Team): LocalDate {
  const today = localDateOf(now, team.zone);
  return due > today ? due : today;
}

/** A goal is asked about once more after its due date, for its last value. */
const LAST_ASK_DAYS = 31;

async function whomToAsk({ goals }: OpenRoundPorts, team: Team, openedOn: LocalDate): Promise<Ask[]> {
  const active = (await goals.ofTeams(team.workspace, [team.id])).filter(
    ({ state, due }) => state === 'active' && addDays(due, LAST_ASK_DAYS) >= openedOn,
  );
  const owners = [...new Set(active.map(({ owner }) => owner))];
  return owners.map((person) => ({
    person,
    goals: active.filter(({ owner }) => owner === person).map(({ id }) => id),
  }));
}

async function resume(
  ports: OpenRoundPorts,
  round: Round,
  request: RoundRequest,
  state: 'opened' | 'existed',
): Promise<OpenedRound> {
  if (round.state === 'open') await queueMessages(ports, await viewRound(ports, round, request.team), request);
  return { state, round };
}

async function queueMessages(ports: OpenRoundPorts, view: RoundView, { team, kind, openedOn }: RoundRequest) {
  const { round } = view;
  const now = ports.clock.now();
  const when = (zone: string) => (kind === 'asked' ? now : promptTime(openedOn, team.settings, zone, now));
  const queued = { workspace: round.workspace, expiresAt: round.closesAt };
  await ports.dispatcher.put({
    ...queued,
    id: messageIds.round(round.id),
    to: { channel: team.channel },
    notice: roundNotice(view),
    notBefore: when(team.zone),
  });
  for (const person of peopleAsked(round)) {
    const { zone } = await ports.directory.personToday(round.workspace, person);
    await ports.dispatcher.put({
      ...queued,
      id: messageIds.prompt(round.id, person),
      to: { user: person },
      notice: promptNotice(view, person),
      notBefore: when(zone),
    });
  }
}
