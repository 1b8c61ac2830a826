import type { App } from '@slack/bolt';
import { fieldBlock, VIEWS } from '../../ids.ts';
import { readCheckIn, readFields, readGoal, readTeam, readTeamContext } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import { publishHome } from '../home.ts';
import { errorAtFirst, errorsAt } from './errors.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

/** Submitted modals. */
export function register(app: App, deps: ListenerDeps): void {
  onSubmit(app, deps, VIEWS.checkIn, (submission) => submitCheckIn(deps, submission));
  onSubmit(app, deps, VIEWS.goal, (submission) => submitGoal(deps, submission));
  onSubmit(app, deps, VIEWS.team, (submission) => submitTeam(deps, submission));
}

async function submitCheckIn(deps: ListenerDeps, { user, view, client }: Submission): Promise<Accepted> {
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

async function submitGoal(deps: ListenerDeps, { user, view, client }: Submission): Promise<Accepted> {
  const { useCases, workspace, texts } = deps;
  const draft = readGoal(readFields(view.state.values));
  const created = await useCases.createGoal({ workspace, person: user, view: view.id, draft });
  if (!created.ok) return { errors: errorsAt(created.problems, view, texts) };
  const { title, owner } = created.goal;
  return {
    afterwards: () => publishHome(deps, client, user),
    show: infoModal(said(texts.command.goalCreated(title, owner)), texts),
  };
}

async function submitTeam(deps: ListenerDeps, { user, view, client }: Submission): Promise<Accepted> {
  const { useCases, workspace, texts } = deps;
  const draft = readTeam(readFields(view.state.values));
  const editing = readTeamContext(view.private_metadata);
  const request = { workspace, person: user, view: view.id, draft, ...(editing && { editing }) };
  const saved = await useCases.saveTeam(request);
  if (saved.ok) {
    return {
      afterwards: async () => {
        await useCases.followTeam(saved.team);
        await publishHome(deps, client, user);
      },
      show: infoModal(said(texts.command.teamSaved(saved.team.name, saved.team.channel)), texts),
    };
  }
  if ('refused' in saved) return { errors: errorAtFirst(view, texts.word.refusal(saved.refused)) };
  return { errors: errorsAt(saved.problems, view, texts) };
}
