import { type AdviseGoalFormPorts, adviseGoalForm } from './advise-goal-form.ts';
import { type AttachFeedbackPorts, attachFeedback } from './attach-feedback.ts';
import { type CreateGoalPorts, createGoal } from './create-goal.ts';
import { findGoals } from './find-goal.ts';
import { goalFormOptions } from './goal-form-options.ts';
import { type ListGoalsPorts, listGoals } from './list-goals.ts';
import { type NotifyPeoplePorts, notifyPeople } from './notify-people.ts';
import { openValueForm, type ShowGoalPorts, showGoal } from './show-goal.ts';
import { type TeamTemplatesPorts, teamTemplates } from './team-templates.ts';

export interface GoalPorts
  extends CreateGoalPorts,
    AdviseGoalFormPorts,
    AttachFeedbackPorts,
    ListGoalsPorts,
    ShowGoalPorts,
    NotifyPeoplePorts,
    TeamTemplatesPorts {}

export type GoalUseCases = ReturnType<typeof goalUseCases>;
export type GoalFollowUps = ReturnType<typeof goalFollowUps>;

export function goalUseCases(ports: GoalPorts) {
  return {
    findGoals: findGoals(ports),
    listGoals: listGoals(ports),
    showGoal: showGoal(ports),
    openValueForm: openValueForm(ports),
    goalFormOptions: goalFormOptions(ports),
    createGoal: createGoal(ports),
    adviseGoalForm: adviseGoalForm(ports),
    templates: teamTemplates(ports),
    attachFeedback: attachFeedback(ports),
  };
}

export function goalFollowUps(ports: GoalPorts) {
  return { notifyPeople: notifyPeople(ports) };
}
