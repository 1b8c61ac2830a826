import { type AdviseDraftPorts, adviseDraft } from './advise-draft.ts';
import { type AdviseGoalsPorts, adviseGoals } from './advise-goals.ts';
import { type AttachFeedbackPorts, attachFeedback } from './attach-feedback.ts';
import { type CreateGoalPorts, createGoal } from './create-goal.ts';
import { findGoals, seeGoal } from './find-goal.ts';
import { type ListGoalsPorts, listGoals } from './list-goals.ts';
import { openValueForm, type ShowGoalPorts, showGoal } from './show-goal.ts';
import { type TeamTemplatesPorts, teamTemplates } from './team-templates.ts';

export interface GoalPorts
  extends CreateGoalPorts,
    AdviseDraftPorts,
    AdviseGoalsPorts,
    AttachFeedbackPorts,
    ListGoalsPorts,
    ShowGoalPorts,
    TeamTemplatesPorts {}

export type GoalUseCases = ReturnType<typeof goalUseCases>;

export function goalUseCases(ports: GoalPorts) {
  return {
    findGoals: findGoals(ports),
    seeGoal: seeGoal(ports),
    listGoals: listGoals(ports),
    showGoal: showGoal(ports),
    openValueForm: openValueForm(ports),
    createGoal: createGoal(ports),
    adviseDraft: adviseDraft(ports),
    adviseGoals: adviseGoals(ports),
    templates: teamTemplates(ports),
    attachFeedback: attachFeedback(ports),
  };
}
