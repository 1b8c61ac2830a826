import type { LocalDate, LocalTime } from '../../domain/names.ts';
import type { RoundRefusal } from '../../domain/round/round-changes.ts';
import { withSnooze } from '../../domain/round/snooze.ts';
import { admit } from '../../ports/actors.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import { type CalendarPorts, teamCalendar } from '../../ports/team-calendar.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { changeRound, type RoundClick } from './change-round.ts';
import { type RefreshRoundPorts, refreshRound } from './refresh-round.ts';

export interface SnoozePorts extends RefreshRoundPorts, CalendarPorts {
  readonly rounds: RoundStore;
  readonly teams: TeamStore;
}

export type Snoozed =
  | { readonly ok: true; readonly on: LocalDate; readonly at: LocalTime }
  | { readonly ok: false; readonly why: RoundRefusal };

/** Snoozes a person's prompt until their next working day. Twice is once. */
export function snoozePrompt(ports: SnoozePorts) {
  const refresh = refreshRound(ports);
  return async (click: RoundClick): Promise<Snoozed> => {
    const { workspace, person } = click;
    const now = ports.clock.now();
    await admit(ports.directory, workspace, person);
    let result: Snoozed = { ok: false, why: 'over' };
    const changed = await changeRound(ports.rounds, click, now, async (round) => {
      const team = await ports.teams.get(workspace, round.team);
      if (team === undefined) return { refused: 'over' };
      const { settings } = team;
      const { zone } = await ports.directory.person(workspace, person, team);
      const { promptAt } = settings;
      const calendar = await teamCalendar(ports, settings);
      const put = withSnooze(round, { person, now, zone, calendar, promptAt, settings });
      if (!put.ok) return { refused: put.why };
      result = { ok: true, on: put.snooze.on, at: promptAt };
      return { round: put.round };
    });
    if (!changed.ok) return changed;
    await refresh(click.round);
    return result;
  };
}
