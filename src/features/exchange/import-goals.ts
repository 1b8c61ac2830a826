import type { Kept, KeptKind } from '../../domain/exchange/item.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { allow } from '../../domain/policy.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type {
  Exchange,
  ImportChoices,
  ImportedLine,
  ImportFile,
  ImportResult,
  ImportTarget,
} from '../../ports/exchange.ts';
import { namesOf } from '../../ports/names.ts';
import type { Ids } from '../../ports/runtime.ts';
import type { Scheduling } from '../../ports/schedule.ts';
import { type Seen, type SeenPorts, seenBy } from './what-is-seen.ts';

export interface ImportGoalsPorts extends SeenPorts {
  readonly exchange: Exchange;
  readonly scheduling: Scheduling;
  readonly ids: Ids;
}

export interface ImportRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly file: ImportFile;
  readonly choices: ImportChoices;
}

/** In a conversation; the command line takes more. */
const MAX_ROWS = 2000;
/** Lines that are reported, problems before others. */
export const MAX_LINES = 20;

export interface ImportReport {
  readonly result: ImportResult;
  /** The first ones, problems before others. */
  readonly lines: readonly ImportedLine[];
  /** Of the file, the choices, and what would come of it: who agrees to it agrees to this. */
  readonly fingerprint: string;
}

/** What would become of a file, for the lead of a team. Writes nothing. Throws {@link Refused} where the person leads none. */
export function checkImport(ports: ImportGoalsPorts) {
  return async (request: ImportRequest): Promise<ImportReport> => look(ports, request, await targetFor(ports, request));
}

/**
 * Writes a file into the teams that a person leads; `changed` where it is not what they looked at, by its fingerprint.
 */
export function applyImport(ports: ImportGoalsPorts) {
  return async (request: ImportRequest & { readonly fingerprint: string }): Promise<ImportReport | 'changed'> => {
    const target = await targetFor(ports, request);
    const looked = await look(ports, request, target);
    if (looked.fingerprint !== request.fingerprint) return 'changed';
    const { file, choices } = request;
    const result = await ports.exchange.write(file, target, { choices, maxRows: MAX_ROWS });
    // Goals may be asked about in another rhythm than their team was.
    for (const team of target.led) await ports.scheduling.follow(team);
    return { ...looked, result };
  };
}

async function look(
  ports: ImportGoalsPorts,
  { file, choices }: ImportRequest,
  target: ImportTarget,
): Promise<ImportReport> {
  const problems: ImportedLine[] = [];
  const others: ImportedLine[] = [];
  const onLine = (line: ImportedLine) => {
    const kept = line.outcome === 'problem' ? problems : others;
    if (kept.length < MAX_LINES) kept.push(line);
  };
  const result = await ports.exchange.check(file, target, { choices, maxRows: MAX_ROWS, onLine });
  const text = await textOf(file);
  const fingerprint = ports.ids.derive('import', text, JSON.stringify(choices), JSON.stringify(result));
  return { result, lines: [...problems, ...others].slice(0, MAX_LINES), fingerprint };
}

/** Whatever the bytes are, others have another text. */
async function textOf(file: ImportFile): Promise<string> {
  const decoder = new TextDecoder('latin1');
  let text = '';
  for await (const bytes of file.bytes()) text += decoder.decode(bytes, { stream: true });
  return text;
}

type PersonTarget = ImportTarget & { readonly led: Seen['teams'] };

/** What a person may write to: the teams that they lead, with the goals of these that they see. */
async function targetFor(ports: ImportGoalsPorts, { workspace, person }: ImportRequest): Promise<PersonTarget> {
  const seen = await seenBy(ports, { workspace, person }, 'led');
  const { teams, goals, kpis, clients, reviews } = seen;
  if (teams.length === 0) allow({ allowed: false, why: 'not-the-lead' });
  const led = new Set(teams.map(({ id }) => id));
  const [nameOf, { zone }] = await Promise.all([
    namesOf(
      ports.directory,
      workspace,
      teams.flatMap(({ members }) => members),
    ),
    ports.directory.person(workspace, person),
  ]);
  const people = [...new Set([person, ...teams.flatMap(({ lead, members }) => [lead, ...members])])];
  const now = ports.clock.now();
  const known = new Set([...goals, ...kpis, ...clients, ...reviews].map(({ id }) => id));
  const reads = readers(ports, workspace, { teams, known });
  return {
    workspace,
    importer: person,
    led: teams,
    mayWrite: (team) => led.has(team),
    surroundings: async () => ({
      teams,
      goals,
      kpis,
      clients,
      people: people.map((id) => ({ id, name: nameOf(id) })),
      now,
      today: localDateOf(now, zone),
      derive: (...parts) => ports.ids.derive(workspace, ...parts),
    }),
    load: async <Kind extends KeptKind>(kind: Kind, ids: readonly string[]) => {
      const wanted = new Set(ids);
      const found = await reads[kind](ids);
      return found.filter(({ id }) => wanted.has(id)) as unknown as Kept[Kind][];
    },
    // New teams are refused.
    teamsIn: async () => [],
    clientsOf: (ids) =>
      ports.clients.forTeams(
        workspace,
        ids.filter((id) => led.has(id)),
      ),
    ofClients: async (ids) => ({
      goals: (await ports.goals.ofClient(workspace, ids)).filter(({ id }) => known.has(id)),
      pulses: await ports.pulses.ofClients(workspace, ids),
    }),
    save: async (kind, values) => {
      const lost = await saveEach(ports, kind, values);
      for (const { id } of values) if (!lost.has(id)) known.add(id);
      return lost;
    },
  };
}

/** Ids that a store looks up at once. */
const LOOKED_UP = 200;

/** As they are now, and no more of them than is known to the person. */
function readers(
  { goals, indicators, clients, reviews, pulses }: ImportGoalsPorts,
  workspace: WorkspaceId,
  { teams, known }: { readonly teams: Seen['teams']; readonly known: ReadonlySet<string> },
): { readonly [Kind in KeptKind]: (ids: readonly string[]) => Promise<readonly Kept[Kind][]> } {
  const each =
    <One>(get: (workspace: WorkspaceId, id: string) => Promise<One | undefined>) =>
    async (ids: readonly string[]) =>
      (await Promise.all(ids.filter((id) => known.has(id)).map((id) => get(workspace, id)))).filter(
        (one) => one !== undefined,
      );
  return {
    team: async () => teams,
    kpi: each(indicators.get),
    client: each(clients.get),
    goal: async (ids) => {
      const wanted = ids.filter((id) => known.has(id));
      const found: Kept['goal'][] = [];
      for (let from = 0; from < wanted.length; from += LOOKED_UP) {
        found.push(...(await goals.getMany(workspace, wanted.slice(from, from + LOOKED_UP))));
      }
      return found;
    },
    pulse: async (ids) => {
      const found = await Promise.all(ids.map((id) => pulses.get(workspace, id)));
      return found.flatMap((pulse) =>
        pulse !== undefined && teams.some(({ id }) => id === pulse.team) ? [pulse] : [],
      );
    },
    review: each(reviews.get),
  };
}

/** Through the stores that announce what is written, one after the other. */
async function saveEach<Kind extends KeptKind>(
  { goals, indicators, clients, reviews, pulses }: ImportGoalsPorts,
  kind: Kind,
  values: readonly Kept[Kind][],
): Promise<ReadonlySet<string>> {
  const save: { readonly [One in KeptKind]: (value: Kept[One]) => Promise<boolean> } = {
    team: async () => false,
    kpi: indicators.save,
    client: clients.save,
    goal: goals.save,
    pulse: pulses.add,
    review: reviews.save,
  };
  const lost = new Set<string>();
  for (const value of values) if (!(await save[kind](value))) lost.add(value.id);
  return lost;
}
