import type { Pulse } from '../../../domain/pulse/pulse.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorAtFirst, errorsAt } from '../../../slack/form-errors.ts';
import { modalOf } from '../../../slack/open-modal.ts';
import { replaceView } from '../../../slack/replace-view.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import type { AddedPulse } from '../give-pulse.ts';
import type { PulseDeps } from './deps.ts';
import { pageOf } from './pulse-view.ts';
import { pulseContext, skipContext } from './views/context.ts';
import { PULSE_VIEWS } from './views/ids.ts';
import { readPulse } from './views/pulse-form.ts';

/** The form of a pulse, in whose place its page comes, and the one with which a client is skipped. */
export function submitPulse(routes: Routes<PulseDeps>): void {
  onSubmit(routes, PULSE_VIEWS.form, give);
  onSubmit(routes, PULSE_VIEWS.skip, skip);
}

async function give(deps: PulseDeps, submission: Submission): Promise<SubmissionResult> {
  const { user: person, view, client: slack } = submission;
  const { useCases, workspace, texts } = deps;
  const { client } = pulseContext.decode(view.private_metadata);
  const input = readPulse(readFields(view.state.values));
  const given = await useCases.givePulse({ workspace, person, client, view: view.id, input });
  if (!given.ok) return refused(deps, submission, given);
  const { quarter } = given.pulse;
  const noteOf = (name: string) => texts.pulse.saved(name, quarter);
  const page = await pageOf(deps, person, client, { noteOf });
  const afterAck = async () => {
    await replaceView(deps, slack, { id: view.id }, page);
    await follow(deps, given.pulse);
  };
  return { afterAck, show: modalOf(page, texts).modal };
}

async function skip(deps: PulseDeps, submission: Submission): Promise<SubmissionResult> {
  const { user: person, view, client: slack } = submission;
  const { useCases, workspace, texts } = deps;
  const { client, below } = skipContext.decode(view.private_metadata);
  const reason = readFields(view.state.values).text('reason');
  const skipped = await useCases.skipPulse({ workspace, person, client, view: view.id, reason });
  if (!skipped.ok) return refused(deps, submission, skipped);
  return {
    afterAck: async () => {
      const { quarter } = skipped.pulse;
      const page = await pageOf(deps, person, client, { noteOf: (name) => texts.pulse.skipped(name, quarter) });
      await replaceView(deps, slack, { id: below }, page);
      await follow(deps, skipped.pulse);
    },
  };
}

function refused(
  { texts }: PulseDeps,
  { view }: Submission,
  why: Exclude<AddedPulse<string>, { ok: true }>,
): SubmissionResult {
  if ('problems' in why) return { errors: errorsAt(why.problems, view, texts) };
  return { errors: errorAtFirst(view, texts.pulse.refusedAtField(why.why)) };
}

async function follow(deps: PulseDeps, pulse: Pulse): Promise<void> {
  await deps.followUps.settlePulse(pulse);
  deps.homes.refresh(pulse.by);
  deps.requestDelivery();
}
