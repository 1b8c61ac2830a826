import { VIEWS } from '../../ids.ts';
import { readAbsence, readFields } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { errorAtFirst, errorsAt } from './errors.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

/** The form of who is going to be away. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onSubmit(routes, deps, VIEWS.away, (submission) => submit(deps, submission));
}

async function submit(deps: ListenerDeps, { user, view }: Submission): Promise<Accepted> {
  const { useCases, workspace, texts } = deps;
  const draft = readAbsence(readFields(view.state.values));
  const went = await useCases.goAway({ workspace, person: user, view: view.id, draft });
  if (!went.ok) {
    if ('refused' in went) return { errors: errorAtFirst(view, texts.word.refusal(went.refused)) };
    return { errors: errorsAt(went.problems, view, texts) };
  }
  return {
    // What is open already is handed over at the next beat, which is now.
    afterwards: async () => deps.nudge(),
    show: infoModal(said(texts.rhythm.away.saved(went.absence)), texts),
  };
}
