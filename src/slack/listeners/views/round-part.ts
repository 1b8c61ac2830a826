import type { FieldProblem } from '../../../domain/problem.ts';
import type { RoundRefusal } from '../../../domain/round/round-changes.ts';
import { VIEWS } from '../../ids.ts';
import { readFields, readRoundContext } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { errorsAt } from './errors.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

type Done =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: RoundRefusal }
  | { readonly ok: false; readonly problems: readonly FieldProblem<string>[] };

/** The forms that leave goals out of a round or hand them to somebody else. */
export function register(routes: Routes, deps: ListenerDeps): void {
  const { useCases, workspace } = deps;
  onSubmit(routes, deps, VIEWS.skip, async (submission) => {
    const { click, fields } = partOf(submission, workspace);
    const request = { ...click, goals: fields.choices('goals'), reason: fields.text('reason') };
    return outcome(deps, submission, await useCases.skipGoals(request));
  });
  onSubmit(routes, deps, VIEWS.handOver, async (submission) => {
    const { click, fields } = partOf(submission, workspace);
    const request = { ...click, goals: fields.choices('goals'), to: fields.user('to') };
    return outcome(deps, submission, await useCases.handOver(request));
  });
}

function partOf({ user, view }: Submission, workspace: string) {
  const { round } = readRoundContext(view.private_metadata);
  return { click: { workspace, person: user, round }, fields: readFields(view.state.values) };
}

function outcome(deps: ListenerDeps, { user, view }: Submission, done: Done): Accepted {
  const { texts, nudge, homes } = deps;
  if (done.ok) {
    return {
      afterwards: async () => {
        nudge();
        homes.refresh(user);
      },
    };
  }
  if ('problems' in done) return { errors: errorsAt(done.problems, view, texts) };
  return { afterwards: async () => undefined, show: infoModal(said(texts.prompt.refusal(done.why)), texts) };
}
