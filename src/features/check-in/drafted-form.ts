import { type DraftOf, draftedIn } from '../../domain/check-in/form-draft.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { versionsOf } from '../../domain/history/versions.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import type { Actor } from '../../domain/policy.ts';
import { byId, type Owed } from '../../domain/round/due-items.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
import type { DraftStore } from '../../ports/ports.ts';
import { correctionPart, type OwnPart, type OwnPartPorts, type Part } from './respondent-form.ts';
import { dueInRounds, reviewsAmong } from './what-is-due.ts';

/**
 * What a person began in the check-in form and has not sent, where it may still be said: what is due, their own goals,
 * and what they may correct. Of a goal it is one thing; where both are begun, the other one follows when this is sent.
 */
export function draftedPart(ports: OwnPartPorts & { readonly drafts: DraftStore }) {
  return async (workspace: WorkspaceId, person: UserId): Promise<OwnPart> => {
    const [{ actor }, draft] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.drafts.get(workspace, person),
    ]);
    const begun = draftedIn(draft?.fields ?? []).filter(({ byItself }) => !byItself);
    const [{ asking, waiting }, found] = await Promise.all([
      dueInRounds(ports)(workspace, person),
      ports.goals.some(workspace, [...new Set(begun.map(({ goal }) => goal))]),
    ]);
    const goals = byId(found);
    const ofTeams = await ports.teams.some(workspace, [...new Set(found.map(({ team }) => team))]);
    const teams = new Map(ofTeams.map((team) => [team.id, team]));
    const parts = new Map<string, Part>();
    for (const one of begun) {
      const goal = goals.get(one.goal);
      if (goal === undefined || goal.state !== 'active' || parts.has(goal.id)) continue;
      const part = one.corrects === undefined ? answer(goal, person, waiting) : correction(one, goal, teams, actor);
      if (part !== undefined) parts.set(goal.id, part);
    }
    const owed = [...parts.values()].map((part) => part.owed);
    const typed = Object.assign({}, ...[...parts.values()].map((part) => part.typed));
    return { owed, typed, ...reviewsAmong(asking, owed), volunteered: false };
  };
}

function answer(goal: Goal, person: UserId, waiting: readonly Owed[]): Part | undefined {
  const asked = waiting.find((one) => one.goal.id === goal.id);
  if (asked !== undefined) return { owed: asked };
  return goal.owner === person ? { owed: { goal } } : undefined;
}

function correction(
  { corrects }: DraftOf,
  goal: Goal,
  teams: ReadonlyMap<string, Team>,
  actor: Actor,
): Part | undefined {
  const said = versionsOf(goal.checkIns, corrects ?? '').at(-1);
  const team = teams.get(goal.team);
  return said && team && correctionPart(said, goal, team, actor);
}
