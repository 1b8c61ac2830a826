import type { App } from '@slack/bolt';
import { fieldBlock, VIEWS } from '../../ids.ts';
import { readCheckIn, readFields } from '../../inputs.ts';
import type { ListenerDeps } from '../deps.ts';
import { publishHome } from '../home.ts';
import { errorsAt } from './errors.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

/** The check-in modal. */
export function register(app: App, deps: ListenerDeps): void {
  onSubmit(app, deps, VIEWS.checkIn, (submission) => submit(deps, submission));
}

async function submit(deps: ListenerDeps, { user, view, client }: Submission): Promise<Accepted> {
  const { useCases, workspace, texts } = deps;
  const drafts = readCheckIn(view.private_metadata, readFields(view.state.values));
  const submitted = await useCases.submitCheckIn({ workspace, person: user, view: view.id, drafts });
  if (!submitted.ok) {
    const problems = submitted.problems.map(({ goal, problem }) => ({ field: fieldBlock(goal, 'value'), problem }));
    return { errors: errorsAt(problems, view, texts) };
  }
  return {
    afterwards: async () => {
      await useCases.applyAnswer(submitted.answer);
      deps.nudge();
      await publishHome(deps, client, user);
    },
  };
}
