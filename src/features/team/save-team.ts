import type { Goal } from '../../domain/goal/goal.ts';
import { reporterOf } from '../../domain/goal/people.ts';
import type { Language } from '../../domain/language.ts';
import type { ChannelId, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { type Actor, policy, type Refusal } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import type { KnownDays } from '../../domain/team/days-off.ts';
import { DEFAULT_SETTINGS, type Team } from '../../domain/team/team.ts';
import { type MergedTeams, mergeTeams, type TeamMarks } from '../../domain/team/team-changes.ts';
import { settingsOf, type TeamField, type TeamInput } from '../../domain/team/team-input.ts';
import { isZone, localDateOf } from '../../domain/time/instant.ts';
import { actorFor } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Ids } from '../../ports/runtime.ts';
import { type CalendarPorts, holidayDays } from '../../ports/team-calendar.ts';
import { type CheckTeamPorts, checkTeam } from './check-team.ts';

export interface SaveTeamPorts extends CalendarPorts, CheckTeamPorts {
  readonly ids: Ids;
  readonly goals: GoalStore;
}

export interface TeamRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** Slack's id of the modal: a new team that is submitted twice is one team. */
  readonly view: string;
  readonly input: TeamInput;
  /** In which holidays are named; English where absent. */
  readonly language?: Language;
  /** The team, and its version when the form was opened; absent for a new one. */
  readonly editing?: EditedTeam;
}

/** A team that is edited, and what it was like when its form was opened. */
export interface EditedTeam {
  readonly team: TeamId;
  readonly version: number;
  readonly marks?: TeamMarks;
}

/** A form of a team as it stands. */
export type TypedTeam = Pick<TeamRequest, 'input' | 'editing' | 'language'>;

type LeftGoal = Pick<Goal, 'title' | 'owner'>;

export type SavedTeam =
  | {
      readonly ok: true;
      readonly team: Team;
      /** Who was not a member before. */
      readonly joined: readonly UserId[];
      /** The channel that it had before, where it has another one now. */
      readonly movedFrom?: ChannelId;
      /** Active goals of who is not in it any more, which nobody is asked about now. */
      readonly left: readonly LeftGoal[];
      /** Those that are private, and for the lead to know and not for who saved it. */
      readonly leftUnseen: readonly LeftGoal[];
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem<TeamField>[] }
  /** Somebody else changed it since the form was opened: nothing was saved, and it is asked about once. */
  | { readonly ok: false; readonly meanwhile: MergedTeams; readonly now: Team }
  | { readonly ok: false; readonly refused: Refusal };

/** Makes a team, or changes its settings. Its schedules are brought in step afterwards, by `Scheduling.follow`. */
export function saveTeam(ports: SaveTeamPorts) {
  return async (request: TeamRequest): Promise<SavedTeam> => {
    const { workspace, person, editing } = request;
    const { actor, person: requester } = await actorFor(ports.directory, workspace, person);
    const typedBy = { locale: requester.writesIn, today: localDateOf(ports.clock.now(), requester.zone) };
    const input: TeamInput = { ...request.input, typedBy };
    const before = editing && (await ports.teams.get(workspace, editing.team));
    const verdict = before ? policy.leadTeam(actor, before) : policy.use(actor);
    if (!verdict.allowed) return { ok: false, refused: verdict.why };
    if (before?.removed !== undefined) return problemAt('name', { code: 'team-removed' });
    const known = await holidayDays(ports, input.holidays, request.language);
    const problems = await checkTeam(ports, workspace, input, { id: idOf(request, before, ports), before, known });
    const team = problems.length === 0 ? makeTeam({ ...request, input }, before, ports, known) : undefined;
    if (team === undefined) return { ok: false, problems };
    return saved(ports, before, team, await store(ports, team, editing), actor);
  };
}

/** What else comes of it, where it was stored. */
async function saved(
  ports: SaveTeamPorts,
  before: Team | undefined,
  team: Team,
  stored: Stored,
  actor: Actor,
): Promise<SavedTeam> {
  if (!stored.ok) return stored;
  const joined = team.members.filter((member) => !before?.members.includes(member));
  const hasMoved = before !== undefined && before.channel !== team.channel;
  const all = before === undefined ? [] : await goalsLeft(ports, before, stored.team);
  const isSeen = ({ goal }: (typeof all)[number]) => policy.seeGoal(actor, goal, stored.team).allowed;
  const left = all.filter(isSeen).map(({ named }) => named);
  const leftUnseen = all.filter((one) => !isSeen(one)).map(({ named }) => named);
  return { ...stored, joined, left, leftUnseen, ...(hasMoved && { movedFrom: before.channel }) };
}

/** What people own or report who were in the team before, and are not now. */
async function goalsLeft(
  { goals }: SaveTeamPorts,
  before: Team,
  now: Team,
): Promise<{ readonly goal: Goal; readonly named: LeftGoal }[]> {
  const gone = new Set(before.members.filter((member) => !now.members.includes(member)));
  if (gone.size === 0) return [];
  const all = await goals.forTeams(now.workspace, [now.id]);
  return all.flatMap((goal) => {
    const { state, title } = goal;
    const owner = [reporterOf(goal), goal.owner].find((person) => gone.has(person));
    return state === 'active' && owner !== undefined ? [{ goal, named: { title, owner } }] : [];
  });
}

type Stored = Extract<SavedTeam, { ok: false }> | { readonly ok: true; readonly team: Team };

async function store({ teams }: SaveTeamPorts, team: Team, editing: EditedTeam | undefined): Promise<Stored> {
  if (await teams.save(team)) return { ok: true, team };
  const [inChannel, saved] = await Promise.all([
    teams.inChannel(team.workspace, team.channel),
    teams.get(team.workspace, team.id),
  ]);
  if (inChannel !== undefined && inChannel.id !== team.id) return problemAt('channel', { code: 'channel-taken' });
  if (saved !== undefined && sameForm(saved, team)) return { ok: true, team: saved };
  if (saved !== undefined && editing !== undefined) {
    return { ok: false, meanwhile: mergeTeams(editing.marks ?? {}, team, saved), now: saved };
  }
  return problemAt('name', { code: 'changed-meanwhile' });
}

/** The same form that comes twice makes the same team. */
function idOf({ view }: Pick<TeamRequest, 'view'>, before: Team | undefined, { ids }: SaveTeamPorts): TeamId {
  return before?.id ?? ids.derive('team', view);
}

function makeTeam(
  { workspace, person, view, input, editing }: TeamRequest,
  before: Team | undefined,
  ports: SaveTeamPorts,
  known: KnownDays,
) {
  const { channel, lead } = input;
  if (channel === undefined || lead === undefined) return undefined;
  const team: Team = {
    id: idOf({ view }, before, ports),
    workspace,
    name: input.name.trim(),
    channel,
    lead,
    members: [...new Set([lead, ...input.members])],
    zone: input.zone,
    settings: settingsOf(input, before?.settings ?? DEFAULT_SETTINGS, known),
    createdAt: before?.createdAt ?? ports.clock.now(),
    version: (editing?.version ?? 0) + 1,
  };
  if (before === undefined) return team;
  // Who saves a form untouched has changed nothing.
  const isSame = sameForm({ ...before, version: team.version }, team);
  const changed = isSame ? before.changed : { by: person, at: ports.clock.now() };
  return { ...team, ...(changed && { changed }) };
}

/** The same form that came twice: the first one was saved, and its reply may have been lost. */
function sameForm(saved: Team, team: Team): boolean {
  const form = ({ version, name, channel, lead, members, zone, settings }: Team) => {
    const rhythm = Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return JSON.stringify([version, name, channel, lead, members, zone, rhythm]);
  };
  return form(saved) === form(team);
}

function problemAt(field: TeamField, problem: Problem): Extract<SavedTeam, { ok: false }> {
  return { ok: false, problems: [{ field, problem }] };
}

/**
 * A form as the team that it would make, with what is right in it; the rest stays as it was. For showing what follows
 * from settings while they are being chosen: nothing is saved. `known` are the named days of the place that it chooses.
 */
export function teamAsEntered({ input, editing }: TypedTeam, before: Team | undefined, known: KnownDays): Team {
  const lead = input.lead ?? before?.lead ?? '';
  return {
    id: before?.id ?? '',
    workspace: before?.workspace ?? '',
    name: input.name,
    channel: input.channel ?? before?.channel ?? '',
    lead,
    members: [...new Set([lead, ...input.members])].filter((member) => member !== ''),
    zone: isZone(input.zone) ? input.zone : (before?.zone ?? 'UTC'),
    settings: settingsOf(input, before?.settings ?? DEFAULT_SETTINGS, known),
    createdAt: before?.createdAt ?? new Date(0),
    version: editing?.version ?? 0,
  };
}
