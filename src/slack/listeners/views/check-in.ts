import type { App } from '@slack/bolt';
import type { FieldProblem } from '../../../domain/problem.ts';
import type { GoalProblem } from '../../../usecases/submit-check-in.ts';
import { fieldBlock, VIEWS } from '../../ids.ts';
import { readCheckIn, readFields } from '../../inputs.ts';
import type { ListenerDeps } from '../deps.ts';
import { publishHome } from '../home.ts';
import { errorsAt, inputBlocks } from './errors.ts';
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
    return {
      errors: errorsAt(
        submitted.problems.map((one) => atField(one, view)),
        view,
        texts,
      ),
    };
  }
  return {
    afterwards: async () => {
      await useCases.applyAnswer(submitted.answer);
      deps.nudge();
      await publishHome(deps, client, user);
    },
  };
}

/** The field of the problem where the form of the goal has it, else the first one that it has. */
function atField({ goal, field, problem }: GoalProblem, view: Submission['view']): FieldProblem<string> {
  const own = inputBlocks(view).filter((block) => block.startsWith(fieldBlock(goal, '')));
  const wanted = [fieldBlock(goal, field), fieldBlock(goal, 'value')].find((block) => own.includes(block));
  return { field: wanted ?? own[0] ?? '', problem };
}
