import { addAction } from './add-action.ts';
import { addResource } from './add-resource.ts';
import type { PlanPorts } from './admit-to-plan.ts';
import { changeAction } from './change-action.ts';
import { finishAction } from './finish-action.ts';
import { goalActions } from './goal-actions.ts';
import { grantResource } from './grant-resource.ts';
import { reopenAction } from './reopen-action.ts';

export type ActionItemUseCases = ReturnType<typeof actionItemUseCases>;

export function actionItemUseCases(ports: PlanPorts) {
  return {
    goalActions: goalActions(ports),
    addAction: addAction(ports),
    changeAction: changeAction(ports),
    finishAction: finishAction(ports),
    reopenAction: reopenAction(ports),
    addResource: addResource(ports),
    grantResource: grantResource(ports),
  };
}
