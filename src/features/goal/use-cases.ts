import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { addKpiValue, getKpi, type KpisPorts } from './add-kpi-value.ts';
import { type AdviseGoalFormPorts, adviseGoalForm } from './advise-goal-form.ts';
import { type AttachFeedbackPorts, attachFeedback } from './attach-feedback.ts';
import { clientChoices } from './client-choices.ts';
import { type CreateGoalPorts, createGoal } from './create-goal.ts';
import { type EditGoalPorts, editGoal } from './edit-goal.ts';
import { asRead, findGoals, getVisibleGoal } from './find-goal.ts';
import { type GoalChangesPorts, goalChanges } from './goal-changes.ts';
import { goalFormOptions } from './goal-form-options.ts';
import { type LinkKpiPorts, linkEarlierGoals } from './link-kpi.ts';
import { type ListGoalsPorts, listGoals } from './list-goals.ts';
import { type ListKpisPorts, listKpis } from './list-kpis.ts';
import { type NotifyPeoplePorts, notifyPeople } from './notify-people.ts';
import { editableGoals, openEditForm } from './open-edit-form.ts';
import { type ReadWrittenPorts, readWritten } from './read-written.ts';
import { openValueForm, type ShowGoalPorts, showGoal } from './show-goal.ts';
import { type TeamTemplatesPorts, teamTemplates } from './team-templates.ts';

export interface GoalPorts
  extends CreateGoalPorts,
    AdviseGoalFormPorts,
    AttachFeedbackPorts,
    EditGoalPorts,
    GoalChangesPorts,
    KpisPorts,
    LinkKpiPorts,
    ListKpisPorts,
    ListGoalsPorts,
    ReadWrittenPorts,
    ShowGoalPorts,
    NotifyPeoplePorts,
    TeamTemplatesPorts {}

export type GoalUseCases = ReturnType<typeof goalUseCases>;
export type GoalFollowUps = ReturnType<typeof goalFollowUps>;

export function goalUseCases(ports: GoalPorts) {
  return {
    findGoals: findGoals(ports),
    visibleGoal: async (workspace: WorkspaceId, person: UserId, id: GoalId) => {
      const goal = await getVisibleGoal(ports)(workspace, person, id);
      return goal && (await asRead(ports)(workspace, person, [goal]))[0];
    },
    listGoals: listGoals(ports),
    showGoal: showGoal(ports),
    readWritten: readWritten(ports),
    openValueForm: openValueForm(ports),
    goalFormOptions: goalFormOptions(ports),
    createGoal: createGoal(ports),
    openEditForm: openEditForm(ports),
    editableGoals: editableGoals(ports),
    editGoal: editGoal(ports),
    goalChanges: goalChanges(ports),
    adviseGoalForm: adviseGoalForm(ports),
    listKpis: listKpis(ports),
    getKpi: getKpi(ports),
    addKpiValue: addKpiValue(ports),
    templates: teamTemplates(ports),
    attachFeedback: attachFeedback(ports),
    clientChoices: clientChoices(ports),
  };
}

export function goalFollowUps(ports: GoalPorts) {
  return { notifyPeople: notifyPeople(ports), linkEarlierGoals: linkEarlierGoals(ports) };
}
