import { VIEWS } from '../../ids.ts';
import { readFields, readTeamContext } from '../../inputs.ts';
import { readTeam } from '../../inputs-team.ts';
import { said } from '../../views/answers.ts';
import { infoModal } from '../../views/info-modal.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { errorAtFirst, errorsAt } from './errors.ts';
import { type Accepted, onSubmit, type Submission } from './submission.ts';

/** The form of a team. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onSubmit(routes, deps, VIEWS.team, (submission) => submit(deps, submission));
}

async function submit(deps: ListenerDeps, { user, view }: Submission): Promise<Accepted> {
  const { useCases, workspace, texts } = deps;
  const draft = readTeam(readFields(view.state.values));
  const editing = readTeamContext(view.private_metadata);
  const request = { workspace, person: user, view: view.id, draft, ...(editing && { editing }) };
  const saved = await useCases.saveTeam(request);
  if (saved.ok) {
    const news = { team: saved.team, by: user, isNew: editing === undefined };
    // What comes next is said in a direct message, which says that it is saved, too.
    const isTold = await useCases.namesNextSteps(news);
    const { name, channel } = saved.team;
    return {
      afterwards: async () => {
        await useCases.followTeam(saved.team);
        if (saved.movedFrom !== undefined) await useCases.moveToChannel(saved.team, saved.movedFrom);
        await useCases.welcome({ ...news, joined: saved.joined });
        deps.nudge();
        deps.homes.refresh(user);
      },
      ...(!isTold && { show: infoModal(said(texts.command.teamSaved(name, channel)), texts) }),
    };
  }
  if ('refused' in saved) return { errors: errorAtFirst(view, texts.word.refusal(saved.refused)) };
  return { errors: errorsAt(saved.problems, view, texts) };
}
