import { localDateOf } from '../../../domain/time/instant.ts';
import { periodContaining } from '../../../domain/time/periods.ts';
import type { Reply } from '../../../slack/answering.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { openModal } from '../../../slack/open-modal.ts';
import { forLead, forMember } from '../../team/index.ts';
import type { ReportKnown } from './deps.ts';
import { helpFor } from './next-step-help.ts';
import { reviewView } from './review-view.ts';
import { digestMessage, withPostButton } from './views/digest.ts';

export const reportCommands: readonly Command<ReportKnown>[] = [
  { word: 'review', rank: 50, isForLeads: true, about: (t) => t.command.about.review, opensModal: true, run: review },
  { word: 'digest', rank: 60, about: (t) => t.command.about.digest, run: digest },
  {
    word: 'help',
    rank: 120,
    isHelp: true,
    about: (t) => t.command.about.help,
    run: ({ deps, user }) => helpFor(deps, user),
  },
];

/** The lead's agenda, in a modal: it is long, and for the lead alone. */
function review(invocation: Invocation<ReportKnown>): Promise<Reply> {
  const { deps } = invocation;
  return openModal(
    deps,
    invocation,
    forLead(invocation, (team) => reviewView(deps, team)),
  );
}

/** The week so far, for who asks alone. */
function digest(invocation: Invocation<ReportKnown>): Promise<Reply> {
  return forMember(invocation, async (team) => {
    const { useCases, workspace, clock, texts } = invocation.deps;
    const today = localDateOf(clock.now(), team.zone);
    const week = periodContaining('week', today, team.settings);
    const preview = digestMessage(await useCases.reports.digest(team, week), texts);
    const isLead = (await useCases.may(workspace, invocation.user, 'leadTeam', team)).allowed;
    return isLead ? withPostButton(preview, team.id, texts) : preview;
  });
}
