import { isClosed } from '../../domain/goal/closing.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { Team } from '../../domain/team/team.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { Clock } from '../../ports/runtime.ts';
import { admitToGoal, admitToReopen, type GoalPolicyPorts, type GoalRequest } from './admit-to-goal.ts';

export interface EndingFormPorts extends GoalPolicyPorts {
  readonly clock: Clock;
}

/** What the form of an ending is opened with, or why it is not. */
export type EndingForm =
  | { readonly ok: true; readonly goal: Goal; readonly team: Team; readonly today: LocalDate }
  | { readonly ok: false; readonly why: 'gone' | 'team-gone' | 'closed' | 'open' };

/** What the form that closes a goal is opened with. */
export function closingForm(ports: EndingFormPorts) {
  return (request: GoalRequest): Promise<EndingForm> => formOf(ports, request, false);
}

/** What the form that opens a closed goal again is opened with. */
export function reopeningForm(ports: EndingFormPorts) {
  return (request: GoalRequest): Promise<EndingForm> => formOf(ports, request, true);
}

async function formOf(ports: EndingFormPorts, request: GoalRequest, closed: boolean): Promise<EndingForm> {
  const admitted = await (closed ? admitToReopen(ports, request) : admitToGoal(ports, request, 'changeGoal'));
  if (!admitted.ok) return admitted;
  const { goal, team, person } = admitted;
  if (isClosed(goal) !== closed) return { ok: false, why: closed ? 'open' : 'closed' };
  return { ok: true, goal, team, today: localDateOf(ports.clock.now(), person.zone) };
}
