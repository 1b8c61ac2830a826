import type { Command, Invocation } from '../../../slack/goal-command.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { forTeam } from '../../team/index.ts';
import type { ReportListenerUseCases } from './deps.ts';
import { helpFor } from './next-step-help.ts';
import { digestMessage, withPostButton } from './views/digest.ts';

export const reportCommands: readonly Command<ReportListenerUseCases>[] = [
  { word: 'digest', rank: 60, about: (t) => t.command.about.digest, run: digest },
  {
    word: 'help',
    rank: 120,
    isHelp: true,
    about: (t) => t.command.about.help,
    run: ({ deps, user }) => helpFor(deps, user),
  },
];

/** The week so far, for who asks alone. */
function digest(invocation: Invocation<ReportListenerUseCases>): Promise<Reply> {
  const { deps, user: person } = invocation;
  const { useCases, workspace, texts } = deps;
  return forTeam(invocation, async (team) => {
    const preview = await useCases.previewDigest({ workspace, person, team });
    if (preview === undefined) return textMessage(texts.command.noTeam);
    const message = digestMessage(preview.notice, texts);
    return preview.mayPost ? withPostButton(message, team, texts) : message;
  });
}
