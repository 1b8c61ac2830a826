import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import type { Goal, HelpRequest } from '../../domain/goal/goal.ts';
import { MAX_HELP_ANSWER_LENGTH, parseHelpText, withHelpAnswered } from '../../domain/goal/help.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem } from '../../domain/problem.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';

export interface AnswerHelpPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

export interface HelpOfGoal {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly goal: GoalId;
  readonly help: string;
}

export type HelpForm =
  | { readonly ok: true; readonly goal: Goal; readonly request: HelpRequest }
  | { readonly ok: false; readonly why: 'gone' };

/** The request that a person was asked, while they see its goal. */
export function helpToAnswer(ports: AnswerHelpPorts) {
  return async ({ workspace, person, goal: id, help }: HelpOfGoal): Promise<HelpForm> => {
    const [{ actor }, goal] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.goals.get(workspace, id),
    ]);
    const team = goal && (await ports.teams.get(workspace, goal.team));
    const request = goal?.helps?.find((one) => one.id === help && one.to === person);
    if (goal === undefined || team === undefined || request === undefined) return { ok: false, why: 'gone' };
    return policy.seeGoal(actor, goal, team).allowed ? { ok: true, goal, request } : { ok: false, why: 'gone' };
  };
}

export type AnsweredHelp =
  | { readonly ok: true; readonly goal: Goal }
  | { readonly ok: false; readonly why: 'gone' }
  | { readonly ok: false; readonly problems: readonly FieldProblem<'answer'>[] };

/** Keeps what somebody answers who was asked for help; once more, in place of what they answered before. */
export function answerHelp(ports: AnswerHelpPorts) {
  const open = helpToAnswer(ports);
  return (asked: HelpOfGoal & { readonly answer: string }): Promise<AnsweredHelp> => {
    const attempt = async (): Promise<AnsweredHelp | 'again'> => {
      const form = await open(asked);
      if (!form.ok) return form;
      const parsed = parseHelpText(asked.answer, MAX_HELP_ANSWER_LENGTH);
      if ('problem' in parsed) return { ok: false, problems: [{ field: 'answer', problem: parsed.problem }] };
      const answered = withHelpAnswered(form.goal, asked.help, asked.person, parsed.text, ports.clock.now());
      if (answered === undefined) return { ok: false, why: 'gone' };
      if (answered !== form.goal && !(await ports.goals.save(answered))) return 'again';
      await ports.dispatcher.update(messageIds.help(asked.help, asked.person), (notice) =>
        notice.kind === 'help' ? { ...notice, answer: parsed.text } : undefined,
      );
      return { ok: true, goal: answered };
    };
    return retryOnConflict(attempt, 'Too many writes to one goal at the same time; the form can be submitted again.');
  };
}
