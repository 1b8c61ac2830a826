import type { GoalId, TeamId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import type { Team } from '../../domain/team/team.ts';
import {
  MOST_TEAM_TEMPLATES,
  planFromGoal,
  type TeamTemplate,
  type TemplatePlan,
  templateKey,
} from '../../domain/templates/team-template.ts';
import { draftTemplate, type TemplateDraft, type TemplateField } from '../../domain/templates/template-draft.ts';
import { admit, admitTo, type TeamRequest, whoIs } from '../../ports/actors.ts';
import type { Clock, Ids, TemplateStore } from '../../ports/ports.ts';
import { type FindGoalsPorts, seeGoal } from './find-goal.ts';

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
      const own = await ports.templates.ofTeams(team.workspace, [team.id]);
      const leads = policy.leadTeam(actor, team).allowed;
      return { team, own, removable: own.filter(({ createdBy }) => leads || createdBy === actor.id) };
    },

    /** From its form. */
    add: async ({ team, draft, ...who }: Adding & { team: TeamId; draft: TemplateDraft }): Promise<AddedTemplate> => {
      const { person } = await whoIs(ports.directory, who.workspace, who.person);
      const drafted = draftTemplate(draft, person.writesIn);
      return drafted.ok ? add(ports, who, team, drafted.plan) : drafted;
    },

    /** The way in which a goal is counted, under the goal's title; undefined where the person does not see the goal. */
    addFromGoal: async ({ goal: id, ...who }: Adding & { goal: GoalId }): Promise<AddedTemplate | undefined> => {
      const goal = await seeGoal(ports)(who.workspace, who.person, id);
      return goal && add(ports, who, goal.team, planFromGoal(goal));
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
  plan: TemplatePlan,
): Promise<AddedTemplate> {
  const refuse = (problem: FieldProblem<TemplateField | 'team'>): AddedTemplate => ({ ok: false, problems: [problem] });
  const [who, team] = await Promise.all([whoIs(directory, workspace, person), teams.get(workspace, teamId)]);
  if (team === undefined || !policy.addGoal(who.actor, team).allowed) {
    return refuse({ field: 'team', problem: { code: 'unknown-team' } });
  }
  const template: TeamTemplate = {
    ...plan,
    id: ids.of('template', workspace, teamId, templateKey(plan.name)),
    workspace,
    team: teamId,
    createdBy: person,
    createdAt: clock.now(),
  };
  if (!(await templates.add(template))) return refuse({ field: 'name', problem: { code: 'name-taken' } });
  // Counted afterwards, so that two at once cannot both be the last one.
  if ((await templates.ofTeams(workspace, [teamId])).length <= MOST_TEAM_TEMPLATES) return { ok: true, template };
  await templates.remove(workspace, template.id);
  return refuse({ field: 'name', problem: { code: 'too-many-templates', max: MOST_TEAM_TEMPLATES } });
}
