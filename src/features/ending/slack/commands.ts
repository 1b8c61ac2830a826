import { isClosed } from '../../../domain/goal/closing.ts';
import type { Goal } from '../../../domain/goal/goal.ts';
import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { goalChoice } from '../../goal/index.ts';
import type { EndingListenerUseCases } from './deps.ts';
import { closingView, deletionQuestion, reopeningView } from './open-ending.ts';
import { ENDING_ACTIONS } from './views/ids.ts';

type Word = 'close' | 'reopen' | 'delete';
type Run = Invocation<EndingListenerUseCases>;

export const endingCommands: readonly Command<EndingListenerUseCases>[] = [
  { word: 'close', rank: 34, about: (t) => t.ending.command.close.about, opensModal: true, run: close },
  { word: 'reopen', rank: 36, about: (t) => t.ending.command.reopen.about, opensModal: true, run: reopen },
  { word: 'delete', rank: 38, about: (t) => t.ending.command.delete.about, run: remove },
];

function close(run: Run): Promise<Reply> {
  const isMine = ({ owner }: Goal) => owner === run.user;
  const one = ({ id }: Goal) => closingView(run.deps, run.user, id);
  return openModal(
    run.deps,
    run,
    which(run, 'close', (goal) => !isClosed(goal), isMine, one),
  );
}

function reopen(run: Run): Promise<Reply> {
  const isMine = ({ owner }: Goal) => owner === run.user;
  const one = ({ id }: Goal) => reopeningView(run.deps, run.user, id);
  return openModal(
    run.deps,
    run,
    which(run, 'reopen', isClosed, isMine, one, () => withoutTeam(run)),
  );
}

/** What becomes of a goal whose team is there no more; undefined where the person has none that is called so. */
async function withoutTeam({ deps, user: person, rest: typed }: Run): Promise<ModalContent | undefined> {
  const { useCases, workspace, texts } = deps;
  const [goal] = typed === '' ? [] : await useCases.goalsWithoutTeam({ workspace, person, typed });
  return goal && textMessage(texts.ending.command.reopen.teamGone(goal.title));
}

async function remove(run: Run): Promise<Reply> {
  const isMine = ({ createdBy }: Goal) => createdBy === run.user;
  const found = await which(
    run,
    'delete',
    () => true,
    isMine,
    async (goal) => deletionQuestion(run.deps, goal),
  );
  return 'type' in found ? undefined : found;
}

const MENUS: Record<Word, string> = {
  close: ENDING_ACTIONS.closeWhich,
  reopen: ENDING_ACTIONS.reopenWhich,
  delete: ENDING_ACTIONS.deleteWhich,
};

/** The one goal that is meant: of all that the person sees where they typed something, else of their own. */
async function which(
  { deps, user, channel, rest }: Run,
  word: Word,
  fits: (goal: Goal) => boolean,
  isMine: (goal: Goal) => boolean,
  one: (goal: Goal) => Promise<ModalContent>,
  otherwise: () => Promise<ModalContent | undefined> = async () => undefined,
): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const { found } = await useCases.findGoals(workspace, user, rest, channel);
  const goals = found.filter((goal) => fits(goal) && (rest !== '' || isMine(goal)));
  const [goal, ...others] = goals;
  if (goal !== undefined && others.length === 0) return one(goal);
  if (goal !== undefined) return goalChoice(texts.ending.command[word].which, goals, texts, MENUS[word]);
  const other = await otherwise();
  if (other !== undefined) return other;
  return textMessage(rest === '' ? texts.ending.command[word].none : texts.ending.command[word].noneCalled(rest));
}
