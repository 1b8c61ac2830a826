import type { ChannelId, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import { foldings } from '../../domain/search.ts';
import type { KnownDays } from '../../domain/team/days-off.ts';
import { MAX_TEAM_NAME_LENGTH, type Team } from '../../domain/team/team.ts';
import { checkSettings, type TeamField, type TeamInput } from '../../domain/team/team-input.ts';
import { isZone } from '../../domain/time/instant.ts';
import { actorFor, isIneligible } from '../../ports/actors.ts';
import type { Channels } from '../../ports/channels.ts';
import type { Directory } from '../../ports/people.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface CheckTeamPorts {
  readonly teams: TeamStore;
  readonly directory: Directory;
  readonly channels: Channels;
}

type Problems = FieldProblem<TeamField>[];

/** Every problem of a form of a team, at its field. What a team has already is not held against it. */
export async function checkTeam(
  ports: CheckTeamPorts,
  workspace: WorkspaceId,
  input: TeamInput,
  { id, before, known }: { readonly id: TeamId; readonly before: Team | undefined; readonly known: KnownDays },
): Promise<Problems> {
  const looked = await Promise.all([
    nameProblems(ports, workspace, input, { id, before }),
    leadProblems(ports, workspace, input),
    memberProblems(ports, workspace, input, before),
    channelProblems(ports, input.channel, before),
  ]);
  return [...typedProblems(input), ...looked.flat(), ...checkSettings(input, known)];
}

function at(field: TeamField, problem: Problem): Problems {
  return [{ field, problem }];
}

function typedProblems(input: TeamInput): Problems {
  const name = input.name.trim();
  return [
    ...(name === '' ? at('name', { code: 'required' }) : []),
    ...(name.length > MAX_TEAM_NAME_LENGTH ? at('name', { code: 'too-long', max: MAX_TEAM_NAME_LENGTH }) : []),
    ...(input.channel === undefined ? at('channel', { code: 'choose-one' }) : []),
    ...(input.lead === undefined ? at('lead', { code: 'choose-one' }) : []),
    ...(isZone(input.zone) ? [] : at('zone', { code: 'unknown-zone' })),
  ];
}

/** Teams are found by their names as these are folded: two of one name could not be told apart. */
async function nameProblems(
  { teams }: CheckTeamPorts,
  workspace: WorkspaceId,
  { name }: TeamInput,
  { id, before }: { readonly id: TeamId; readonly before: Team | undefined },
): Promise<Problems> {
  if (name.trim() === '' || (before !== undefined && sharesName(before, name))) return [];
  const others = (await teams.all(workspace)).filter((team) => team.id !== id);
  return others.some((team) => sharesName(team, name)) ? at('name', { code: 'team-name-taken' }) : [];
}

function sharesName(team: Pick<Team, 'name'>, name: string): boolean {
  const forms = foldings(team.name);
  return foldings(name).some((form) => forms.includes(form));
}

async function leadProblems(
  { directory }: CheckTeamPorts,
  workspace: WorkspaceId,
  { lead }: TeamInput,
): Promise<Problems> {
  if (lead === undefined) return [];
  const { actor } = await actorFor(directory, workspace, lead);
  return policy.beResponsible(actor).allowed ? [] : at('lead', { code: 'cannot-answer' });
}

/** Who is about to become a member has to be able to answer. Of whom Slack does not say just now who they are, may be. */
async function memberProblems(
  { directory }: CheckTeamPorts,
  workspace: WorkspaceId,
  { members, lead }: TeamInput,
  before: Team | undefined,
): Promise<Problems> {
  const isNew = (member: UserId) => member !== lead && !before?.members.includes(member);
  const people = await Promise.all(
    [...new Set(members)].filter(isNew).map((member) => directory.person(workspace, member)),
  );
  const refused = people.filter(isIneligible).map(({ name }) => name);
  return refused.length === 0 ? [] : at('members', { code: 'cannot-be-members', names: refused });
}

/** A channel that a team has had is asked about no more: its lead is told where it takes nothing any longer. */
async function channelProblems(
  { channels }: CheckTeamPorts,
  channel: ChannelId | undefined,
  before: Team | undefined,
): Promise<Problems> {
  if (channel === undefined || channel === before?.channel) return [];
  const access = await channels.accessTo(channel);
  return access === 'open' || access === 'unknown' ? [] : at('channel', { code: `channel-${access}` as const });
}
