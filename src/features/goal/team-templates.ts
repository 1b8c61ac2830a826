import { isPrivate } from '../../domain/goal/people.ts';
import type { GoalId, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import {
  MAX_TEAM_TEMPLATES,
  type TeamTemplate,
  type TemplateContent,
  templateFromGoal,
  templateKey,
} from '../../domain/templates/team-template.ts';
import { parseTemplate, type TemplateField, type TemplateInput } from '../../domain/templates/template-input.ts';
import { actorFor, admit, admitTo, type TeamRequest } from '../../ports/actors.ts';
import type { TemplateStore } from '../../ports/goals.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { type FindGoalsPorts, getVisibleGoal } from './find-goal.ts';

export interface TeamTemplatesPorts extends FindGoalsPorts {
  readonly templates: TemplateStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

export type AddedTemplate =
  | { readonly ok: true; readonly template: TeamTemplate }
  | { readonly ok: false; readonly problems: readonly FieldProblem<TemplateField | 'team'>[] };

/** The templates of a team as one person sees them. */
export interface ListedTemplates {
  readonly team: Team;
  readonly own: readonly TeamTemplate[];
  /** Those that the person made, or all of them for the lead. */
  readonly removable: readonly TeamTemplate[];
}

interface Adding {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
}

/** The templates that teams made for themselves: of one name each once in a team, and so many at the most. */
export function teamTemplates(ports: TeamTemplatesPorts) {
  return {
    /** Undefined where the team is gone. */
    ofTeam: async (request: TeamRequest): Promise<ListedTemplates | undefined> => {
      const asked = await admitTo(ports, request, 'seeTeam');
      if (asked === undefined) return undefined;
      const { team, actor } = asked;
      const own = await ports.templates.forTeams(team.workspace, [team.id]);
      const leads = policy.leadTeam(actor, team).allowed;
      return { team, own, removable: own.filter(({ createdBy }) => leads || createdBy === actor.id) };
    },

    /** From its form. */
    add: async ({
      team,
      input,
      ...requester
    }: Adding & { team: TeamId; input: TemplateInput }): Promise<AddedTemplate> => {
      const { person } = await actorFor(ports.directory, requester.workspace, requester.person);
      const parsed = parseTemplate(input, person.writesIn);
      return parsed.ok ? add(ports, requester, team, parsed.content) : parsed;
    },

    /** The way in which a goal is counted, under the goal's title; undefined where the person does not see the goal, or it is private. */
    addFromGoal: async ({ goal: id, ...requester }: Adding & { goal: GoalId }): Promise<AddedTemplate | undefined> => {
      const goal = await getVisibleGoal(ports)(requester.workspace, requester.person, id);
      // A template is for the whole team to see, and so would be the title of a private goal.
      return goal && (isPrivate(goal) ? undefined : add(ports, requester, goal.team, templateFromGoal(goal)));
    },

    /** By who made it, or the lead of its team. False where neither asks; one that is gone is removed. */
    remove: async ({ workspace, person }: Adding, id: string): Promise<boolean> => {
      const [{ actor }, template] = await Promise.all([
        admit(ports.directory, workspace, person),
        ports.templates.get(workspace, id),
      ]);
      if (template === undefined) return true;
      const team = await ports.teams.get(workspace, template.team);
      const isLead = team !== undefined && policy.leadTeam(actor, team).allowed;
      if (template.createdBy !== person && !isLead) return false;
      await ports.templates.remove(workspace, id);
      return true;
    },
  };
}

async function add(
  { templates, teams, directory, clock, ids }: TeamTemplatesPorts,
  { workspace, person }: Adding,
  teamId: TeamId,
  plan: TemplateContent,
): Promise<AddedTemplate> {
  const refuse = (problem: FieldProblem<TemplateField | 'team'>): AddedTemplate => ({ ok: false, problems: [problem] });
  const [requester, team] = await Promise.all([actorFor(directory, workspace, person), teams.get(workspace, teamId)]);
  if (team === undefined || team.removed !== undefined || !policy.addGoal(requester.actor, team).allowed) {
    return refuse({ field: 'team', problem: { code: 'unknown-team' } });
  }
  const template: TeamTemplate = {
    ...plan,
    id: ids.derive('template', workspace, teamId, templateKey(plan.name)),
    workspace,
    team: teamId,
    createdBy: person,
    createdAt: clock.now(),
  };
  if (!(await templates.add(template))) return refuse({ field: 'name', problem: { code: 'name-taken' } });
  // Counted afterwards, so that two at once cannot both be the last one.
  if ((await templates.forTeams(workspace, [teamId])).length <= MAX_TEAM_TEMPLATES) return { ok: true, template };
  await templates.remove(workspace, template.id);
  return refuse({ field: 'name', problem: { code: 'too-many-templates', max: MAX_TEAM_TEMPLATES } });
}
