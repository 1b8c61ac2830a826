import { type DraftSubject, draftSubjectsIn } from '../../domain/check-in/form-draft.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { isResponsible } from '../../domain/goal/people.ts';
import { versionsOf } from '../../domain/history/versions.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import type { Actor } from '../../domain/policy.ts';
import { byId, type DueItem } from '../../domain/round/due-items.ts';
import type { Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
import type { DraftStore } from '../../ports/answers.ts';
import { dueInRounds, reviewsAmong } from './due-items.ts';
import { correctionEntry, type FormEntry, type RespondentForm, type RespondentFormPorts } from './respondent-form.ts';

/**
 * What a person began in the check-in form and has not sent, where it may still be said: what is due, their own goals,
 * and what they may correct. Of a goal it is one thing; where both are begun, the other one follows when this is sent.
 */
export function draftForm(ports: RespondentFormPorts & { readonly drafts: DraftStore }) {
  return async (workspace: WorkspaceId, person: UserId): Promise<RespondentForm> => {
    const [{ actor }, draft] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.drafts.get(workspace, person),
    ]);
    const subjects = draftSubjectsIn(draft?.fields ?? []).filter(({ byItself }) => !byItself);
    const [{ asking, waiting }, found] = await Promise.all([
      dueInRounds(ports)(workspace, person),
      ports.goals.getMany(workspace, [...new Set(subjects.map(({ goal }) => goal))]),
    ]);
    const goals = byId(found);
    const ofTeams = await ports.teams.getMany(workspace, [...new Set(found.map(({ team }) => team))]);
    const teams = new Map(ofTeams.map((team) => [team.id, team]));
    const parts = new Map<string, FormEntry>();
    for (const one of subjects) {
      const goal = goals.get(one.goal);
      if (goal === undefined || goal.state !== 'active' || parts.has(goal.id)) continue;
      const part = one.corrects === undefined ? answer(goal, person, waiting) : correction(one, goal, teams, actor);
      if (part !== undefined) parts.set(goal.id, part);
    }
    const items = [...parts.values()].map((part) => part.items);
    const typed = Object.assign({}, ...[...parts.values()].map((part) => part.typed));
    return { items, typed, ...reviewsAmong(asking, items), volunteered: false };
  };
}

function answer(goal: Goal, person: UserId, waiting: readonly DueItem[]): FormEntry | undefined {
  const asked = waiting.find((one) => one.goal.id === goal.id);
  if (asked !== undefined) return { items: asked };
  return isResponsible(person, goal) ? { items: { goal } } : undefined;
}

function correction(
  { corrects }: DraftSubject,
  goal: Goal,
  teams: ReadonlyMap<string, Team>,
  actor: Actor,
): FormEntry | undefined {
  const original = versionsOf(goal.checkIns, corrects ?? '').at(-1);
  const team = teams.get(goal.team);
  return original && team && correctionEntry(original, goal, team, actor);
}
