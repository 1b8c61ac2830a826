import type { App, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { withBudget } from '../budget.ts';
import type { ListenerDeps } from '../deps.ts';
import { errorAtFirst } from './errors.ts';

export interface Submission {
  readonly user: string;
  readonly view: ViewOutput;
  readonly client: WebClient;
}

/** What a form came to: problems at its fields, or what is to be done once the modal is closed. */
export type Accepted = { readonly errors: Record<string, string> } | { readonly afterwards: () => Promise<unknown> };

/**
 * Handles a submitted modal: the work has to be done, durably, before Slack is answered. Where it fails or takes too
 * long, the modal stays open with its text in it, and submitting it again is safe. No other call to Slack is made
 * before the answer.
 */
export function onSubmit(
  app: App,
  deps: ListenerDeps,
  callbackId: string,
  accept: (submission: Submission) => Promise<Accepted>,
): void {
  app.view({ type: 'view_submission', callback_id: callbackId }, async ({ ack, body, view, client }) => {
    const refuse = (errors: Record<string, string>) => {
      const response: ViewResponseAction = { response_action: 'errors', errors };
      return ack(response);
    };
    let accepted: Accepted;
    try {
      accepted = await withBudget(deps.track(accept({ user: body.user.id, view, client })));
    } catch (error) {
      deps.logger.error({ error, view: callbackId }, 'a submission could not be saved');
      return refuse(errorAtFirst(view, deps.texts.form.notSaved));
    }
    if ('errors' in accepted) return refuse(accepted.errors);
    await ack();
    const { afterwards } = accepted;
    await deps.track(afterwards()).catch((error: unknown) => {
      deps.logger.error({ error, view: callbackId }, 'what follows a submission was cut short; the sweep finishes it');
    });
  });
}
