import type { SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { Refused } from '../domain/policy.ts';
import { SUBMIT_BUDGET_MS, withBudget } from './budget.ts';
import { errorAtFirst } from './form-errors.ts';
import type { ListenerDeps } from './listener-deps.ts';
import type { Routes } from './routes.ts';

/**
 * So long after a submission came in, its errors are answered, whatever is still on its way to the form: Slack waits
 * three seconds.
 */
const SETTLED_BY_MS = 2_000;

export interface Submission {
  readonly user: string;
  readonly view: ViewOutput;
  readonly client: WebClient;
}

/** What a form came to: problems at its fields, or what is to be done once Slack was answered, and shown in its place. */
export type SubmissionResult =
  | { readonly errors: Record<string, string> }
  | { readonly afterAck: () => Promise<unknown>; readonly show?: ModalView };

/**
 * Handles a submitted modal: the work has to be done, durably, before Slack is answered. Where it fails or takes too
 * long, the modal stays open with its text in it, and submitting it again is safe. No other call to Slack is made
 * before the answer.
 */
export function onSubmit<Deps extends ListenerDeps>(
  routes: Routes<Deps>,
  callbackId: string,
  accept: (deps: Deps, submission: Submission) => Promise<SubmissionResult>,
): void {
  routes.viewSubmission(callbackId, ({ ack, body, view, client }, deps) => {
    const submission = { user: body.user.id, view, client };
    return deps.track(handle(deps, callbackId, deps.acknowledging(accept(deps, submission)), submission, ack));
  });
}

async function handle(
  deps: ListenerDeps,
  callbackId: string,
  accepting: Promise<SubmissionResult>,
  { view }: Submission,
  ack: SlackViewMiddlewareArgs<ViewSubmitAction>['ack'],
): Promise<void> {
  const refuse = async (errors: Record<string, string>) => {
    await deps.forms.settled(view.id, Math.max(0, SETTLED_BY_MS - deps.elapsedMs()));
    await ack({ response_action: 'errors', errors: await deps.forms.refused(view, errors) });
  };
  let accepted: SubmissionResult;
  try {
    accepted = await withBudget(accepting, deps.waitFactor * SUBMIT_BUDGET_MS);
  } catch (error) {
    if (error instanceof Refused) return refuse(errorAtFirst(view, deps.texts.word.refusal(error.why)));
    deps.logger.error({ error, view: callbackId }, 'a submission could not be saved');
    return refuse(errorAtFirst(view, deps.texts.command.notSaved));
  }
  if ('errors' in accepted) return refuse(accepted.errors);
  const { show } = accepted;
  await deps.forms.accepted(view.id, show);
  if (show === undefined) await ack();
  else await ack({ response_action: 'update', view: show });
  runAfterAck(deps, callbackId, accepted.afterAck);
}

/**
 * Queues what follows. It is tracked before this returns, so that a stop waits for it; nobody else does: who waited would
 * hold on to the whole request, and a thousand of them are a hundred megabytes.
 */
function runAfterAck(
  { runInBackground, logger }: ListenerDeps,
  callbackId: string,
  afterwards: () => Promise<unknown>,
): void {
  runInBackground(afterwards).catch((error: unknown) => {
    logger.error({ error, view: callbackId }, 'what follows a submission was cut short; the sweep finishes it');
  });
}
