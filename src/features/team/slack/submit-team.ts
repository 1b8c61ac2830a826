import { languageOf } from '../../../domain/language.ts';
import { marksOfTeam } from '../../../domain/team/team-changes.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorAtFirst, errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { messageOf } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { lines } from '../../../text/mrkdwn.ts';
import type { TeamDeps } from './deps.ts';
import { teamForm } from './open-team-form.ts';
import { goalsLeft, handoverRows } from './views/goals-left.ts';
import { TEAM_VIEWS } from './views/ids.ts';
import { readTeam, readTeamContext } from './views/team-form-codec.ts';

/** The form of a team. */
export function submitTeam(routes: Routes<TeamDeps>): void {
  onSubmit(routes, TEAM_VIEWS.team, submit);
}

async function submit(deps: TeamDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const { useCases, followUps, workspace, texts } = deps;
  const input = readTeam(readFields(view.state.values));
  const editing = readTeamContext(view.private_metadata);
  const request = {
    workspace,
    person: user,
    view: view.id,
    input,
    language: languageOf(texts.locale),
    ...(editing && { editing }),
  };
  const saved = await useCases.saveTeam(request);
  if (saved.ok) {
    const news = { team: saved.team, by: user, isNew: editing === undefined };
    // What comes next is said in a direct message, which says that it is saved, too.
    const hasNextSteps = await followUps.namesNextSteps(news);
    const { name, channel } = saved.team;
    const left = saved.left.length > 0 ? [goalsLeft(saved.left, texts)] : [];
    const done = textMessage(lines([texts.command.teamSaved(name, channel), ...left]));
    return {
      afterAck: async () => {
        await followUps.followTeam(saved.team);
        if (saved.movedFrom !== undefined) await followUps.moveToChannel(saved.team, saved.movedFrom);
        await followUps.welcome({ ...news, joined: saved.joined });
        await followUps.notifyGoalsLeft(saved.team, user, [...saved.left, ...saved.leftUnseen]);
        deps.requestDelivery();
        deps.homes.refresh(user);
      },
      ...(!hasNextSteps && {
        show: infoModal(messageOf([...done.blocks, ...handoverRows(saved.left, texts)]), texts),
      }),
    };
  }
  if ('meanwhile' in saved) {
    const { team, cameIn } = saved.meanwhile;
    const taken = new Set(cameIn.filter(({ isKept }) => !isKept).map(({ part }) => part));
    const { worked, daysOff } = input;
    const show = await teamForm(deps, {
      user,
      team,
      now: saved.now,
      editing: {
        team: team.id,
        version: saved.now.version,
        marks: marksOfTeam(saved.now),
        cameIn: [...cameIn],
        filled: (editing?.filled ?? 0) + 1,
      },
      typed: { ...(!taken.has('worked') && { worked }), ...(!taken.has('daysOff') && { daysOff }) },
    });
    return { afterAck: async () => undefined, show };
  }
  if ('refused' in saved) return { errors: errorAtFirst(view, texts.word.refusal(saved.refused)) };
  return { errors: errorsAt(saved.problems, view, texts) };
}
