import { type Client, clientOf } from '../client/client.ts';
import { codeOf } from '../client/client-input.ts';
import { isFormerMember } from '../former-member.ts';
import type { Goal } from '../goal/goal.ts';
import { isCodeOf } from '../goal/goal-code.ts';
import type { Indicator } from '../goal/indicator.ts';
import type { ClientId, GoalId, KpiId, LocalDate, TeamId, UserId } from '../names.ts';
import { byKey } from '../report/by-key.ts';
import { fold } from '../search.ts';
import type { Team } from '../team/team.ts';

/** What of a goal decides how a row about it is read. */
export type KnownGoal = Pick<
  Goal,
  'id' | 'team' | 'title' | 'kpi' | 'category' | 'calculator' | 'owner' | 'reporter' | 'start' | 'due' | 'plan'
>;
export type KnownKpi = Pick<Indicator, 'id' | 'team' | 'name' | 'unit'>;
export type KnownClient = Pick<Client, 'id' | 'team' | 'name' | 'code' | 'merged'>;

/** What is known where a file is read: what its rows may name. */
export interface Surroundings {
  readonly teams: readonly Team[];
  readonly goals: readonly KnownGoal[];
  readonly kpis: readonly KnownKpi[];
  readonly clients: readonly KnownClient[];
  readonly people: readonly { readonly id: UserId; readonly name: string }[];
  readonly now: Date;
  readonly today: LocalDate;
  /** The team of rows that name none. */
  readonly team?: Team;
  /** Always the same id for the same parts. */
  readonly derive: (...parts: readonly string[]) => string;
}

export type Named<Of> = { readonly found: 'one'; readonly one: Of } | { readonly found: 'none' | 'several' };

/** How what a row names is found: by its id, by the id that an earlier import made of a foreign one, or by its name. */
export interface Vocabulary extends Pick<Surroundings, 'now' | 'today' | 'derive' | 'teams' | 'clients'> {
  /** Of rows that name none. */
  readonly team: Team | undefined;
  teamNamed(text: string): Named<Team>;
  goalNamed(text: string): Named<KnownGoal>;
  kpiNamed(text: string): Named<KnownKpi>;
  /** By its id, code, or name; of the team, where one is meant. A client by code or name is the one that it was merged into. */
  clientNamed(text: string, team?: TeamId): Named<KnownClient>;
  personNamed(text: string): Named<UserId>;
  /** The id under which something with an id of its own is stored. */
  goalId(external: string): GoalId;
  kpiId(external: string): KpiId;
  clientId(external: string): ClientId;
  pulseId(external: string): string;
}

/** As this program makes ids; others are of somewhere else, where they may mean another thing in another workspace. */
const OWN_ID = /^[\w-]{16}$/;
const NONE_KNOWN: ReadonlyMap<string, unknown> = new Map();
/** A member ID in Slack, by itself or in a mention. */
const MEMBER = /^(?:<@)?([UW](?=[A-Z0-9]*\d)[A-Z0-9]{1,20})(?:\|[^>]*)?>?$/;

export function createVocabulary(around: Surroundings): Vocabulary {
  const { teams, goals, kpis, clients, people, derive } = around;
  const goalsById = byId(goals);
  const kpisById = byId(kpis);
  const clientsById = byId(clients);
  const teamsById = byId(teams);
  const goalsByTitle = byName(goals, ({ title }) => title);
  const kpisByName = byName(kpis, ({ name }) => name);
  const teamsByName = byName(teams, ({ name }) => name);
  const peopleByName = byName(people, ({ name }) => name);
  const peopleById = byId(people);
  const idOf = (kind: 'goal' | 'kpi' | 'client' | 'pulse', known: ReadonlyMap<string, unknown>) => (external: string) =>
    OWN_ID.test(external) || known.has(external) ? external : derive('import', kind, external);
  const goalId = idOf('goal', goalsById);
  const kpiId = idOf('kpi', kpisById);
  const clientId = idOf('client', clientsById);
  return {
    ...around,
    team: around.team ?? (teams.length === 1 ? teams[0] : undefined),
    teamNamed: (text) => one(teamsById.get(text)) ?? among(teamsByName.get(fold(text))),
    goalNamed: (text) => one(goalsById.get(goalId(text))) ?? coded(goals, text) ?? among(goalsByTitle.get(fold(text))),
    kpiNamed: (text) => one(kpisById.get(kpiId(text))) ?? among(kpisByName.get(fold(text))),
    clientNamed: (text, team) => {
      const ofTeam = team === undefined ? clients : clients.filter((client) => client.team === team);
      const byItsId = clientsById.get(clientId(text));
      return byItsId !== undefined && ofTeam.includes(byItsId) ? { found: 'one', one: byItsId } : called(ofTeam, text);
    },
    personNamed: (text) => {
      const [, member] = MEMBER.exec(text) ?? [];
      if (member !== undefined || isFormerMember(text) || peopleById.has(text))
        return { found: 'one', one: member ?? text };
      const named = among(peopleByName.get(fold(text.replace(/^@/, ''))));
      return named.found === 'one' ? { found: 'one', one: named.one.id } : named;
    },
    goalId,
    kpiId,
    clientId,
    pulseId: idOf('pulse', NONE_KNOWN),
  };
}

const byId = <Of extends { readonly id: string }>(all: readonly Of[]) => new Map(all.map((each) => [each.id, each]));

const byName = <Of>(all: readonly Of[], nameOf: (one: Of) => string): ReadonlyMap<string, readonly Of[]> =>
  byKey(all, (one) => fold(nameOf(one)));

function one<Of>(found: Of | undefined): Named<Of> | undefined {
  return found === undefined ? undefined : { found: 'one', one: found };
}

function among<Of>(found: readonly Of[] = []): Named<Of> {
  const [first] = found;
  if (first === undefined) return { found: 'none' };
  return found.length === 1 ? { found: 'one', one: first } : { found: 'several' };
}

function called(clients: readonly KnownClient[], text: string): Named<KnownClient> {
  const code = codeOf(text);
  const coded = clients.filter((client) => client.code === code);
  const found = coded.length > 0 ? coded : clients.filter(({ name }) => fold(name) === fold(text));
  const meant = found.flatMap((client) => clientOf(clients, client.id) ?? []);
  return among([...new Set(meant)]);
}

/** `#K3F9Q`, as messages show it. */
function coded(goals: readonly KnownGoal[], text: string): Named<KnownGoal> | undefined {
  if (!text.startsWith('#')) return undefined;
  const found = goals.filter(({ id }) => isCodeOf(id, text));
  return found.length === 0 ? undefined : among(found);
}
