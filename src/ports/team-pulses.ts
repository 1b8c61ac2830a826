import { activeClients, type Client, idsOf } from '../domain/client/client.ts';
import type { LocalDate, UserId } from '../domain/names.ts';
import { isPulseDue } from '../domain/pulse/due.ts';
import type { Pulse } from '../domain/pulse/pulse.ts';
import type { Team } from '../domain/team/team.ts';
import { localDateOf } from '../domain/time/instant.ts';
import { addMonths } from '../domain/time/local-date.ts';
import { type Period, periodContaining } from '../domain/time/periods.ts';
import type { ClientStore } from './clients.ts';
import type { PulseStore } from './pulses.ts';
import type { Clock } from './runtime.ts';

/** So many months of pulses show where a client stands and how it moves. */
const MONTHS_READ = 15;

export interface TeamPulsePorts {
  readonly clients: ClientStore;
  readonly pulses: PulseStore;
  readonly clock: Clock;
}

/** A moment by a team's clock, and the quarter of its fiscal year. */
export interface PulseDay {
  readonly today: LocalDate;
  readonly quarter: Period;
}

/** An active client with its pulses of the last fifteen months, and who is to score it in this quarter still. */
export interface ScoredClient {
  readonly client: Client;
  /** The oldest first; those of clients that were merged into it among them. */
  readonly pulses: readonly Pulse[];
  /** In the order of the client's people. */
  readonly missing: readonly UserId[];
}

/** A moment by the team's calendar. */
export function pulseDay({ zone, settings }: Pick<Team, 'zone' | 'settings'>, now: Date): PulseDay {
  const today = localDateOf(now, zone);
  const { fiscalYearName } = settings;
  const named = fiscalYearName === undefined ? {} : { yearName: fiscalYearName };
  return { today, quarter: { ...periodContaining('quarter', today, settings), ...named } };
}

/** A team's active clients with their pulses, by name, in two reads. */
export async function scoredClients(
  { clients, pulses, clock }: TeamPulsePorts,
  team: Team,
): Promise<readonly ScoredClient[]> {
  const all = await clients.forTeams(team.workspace, [team.id]);
  const ids = activeClients(all).flatMap((client) => [...idsOf(all, client)]);
  if (ids.length === 0) return [];
  const now = clock.now();
  const since = addMonths(pulseDay(team, now).today, -MONTHS_READ);
  return withPulses(team, all, await pulses.ofClients(team.workspace, ids, since), now);
}

/** The active ones among all clients of a team, by name, each with its pulses. */
export function withPulses(
  team: Team,
  all: readonly Client[],
  found: readonly Pulse[],
  now: Date,
): readonly ScoredClient[] {
  const day = pulseDay(team, now);
  return activeClients(all).map((client) => {
    const ids = new Set(idsOf(all, client));
    const pulses = found.filter((pulse) => ids.has(pulse.client));
    return { client, pulses, missing: missingScorers(client, pulses, team, day) };
  });
}

/** Nobody is asked where the team has no quarterly review, and about a client that came since the quarter began. */
function missingScorers(
  { people, createdAt }: Client,
  pulses: readonly Pulse[],
  { settings, zone, members }: Team,
  { quarter, today }: PulseDay,
): UserId[] {
  if (!settings.quarterly || localDateOf(createdAt, zone) >= quarter.first) return [];
  return people.filter((person) => members.includes(person) && isPulseDue(pulses, person, quarter, today));
}
