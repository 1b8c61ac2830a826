import { isDraft } from '../../../domain/goal/drafts.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { goalChoice } from '../../goal/index.ts';
import type { DraftListenerUseCases } from './deps.ts';
import { activate } from './on-draft.ts';
import { DRAFT_ACTIONS } from './views/ids.ts';

export const draftCommands: readonly Command<DraftListenerUseCases>[] = [
  { word: 'activate', rank: 32, about: (t) => t.draft.command.about, run: activateOne },
];

/** The one draft that is called so; without a name it is asked which of those that the person sees. */
async function activateOne({ deps, user, channel, rest }: Invocation<DraftListenerUseCases>): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const text = texts.draft.command;
  const { found } = await useCases.findGoals(workspace, user, rest, channel);
  const drafts = found.filter(isDraft);
  if (rest === '') {
    return drafts.length === 0
      ? textMessage(text.none)
      : goalChoice(text.which, drafts, texts, DRAFT_ACTIONS.activateWhich);
  }
  // Who types the name of a goal that is active reads who activated it, and when.
  const [only, ...others] = drafts.length > 0 ? drafts : found.filter(({ state }) => state === 'active');
  if (only === undefined) return textMessage(text.noneCalled(rest));
  return others.length === 0
    ? activate(deps, user, only.id)
    : goalChoice(text.which, [only, ...others], texts, DRAFT_ACTIONS.activateWhich);
}
