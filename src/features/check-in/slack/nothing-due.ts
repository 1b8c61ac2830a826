import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { CheckInDeps } from './deps.ts';

/** For who has nothing to answer for: what to do about that. */
export async function nothingDue({ useCases, workspace, texts }: CheckInDeps, user: string): Promise<Mrkdwn> {
  const { help, noGoalsOfYours } = texts.command;
  const step = await useCases.nextStepOf(workspace, user);
  return step.do === 'nothing' || step.do === 'check-in' ? noGoalsOfYours : help.next(step);
}
