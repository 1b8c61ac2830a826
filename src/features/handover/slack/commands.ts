import type { Command, Invocation } from '../../../slack/goal-command.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import { whichOf } from '../../goal/index.ts';
import type { HandoverListenerUseCases } from './deps.ts';
import { handoverView } from './open-handover.ts';

/** A mention, as Slack writes it where the manifest has `should_escape`. */
const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;

export const handoverCommands: readonly Command<HandoverListenerUseCases>[] = [
  {
    word: 'handover',
    rank: 95,
    about: (t) => t.command.about.handover,
    opensModal: true,
    run: (invocation) => openModal(invocation.deps, invocation, contentOf(invocation)),
  },
];

/** `@from @to`: all of a person's goals; `retention @to`: one goal; `@to`, or nothing: one's own. */
async function contentOf({ deps, user, channel, rest }: Invocation<HandoverListenerUseCases>): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const mentioned = [...rest.matchAll(MENTION)].flatMap(([, person]) => person ?? []);
  const title = rest.replaceAll(MENTION, ' ').trim();
  const [first, second] = mentioned;
  if (title !== '') {
    const found = await useCases.findGoals(workspace, user, title, channel);
    return whichOf<ModalContent>(found, title, texts, ({ id }) =>
      handoverView(deps, user, { goal: id }, { to: first }),
    );
  }
  if (first !== undefined && second !== undefined) return handoverView(deps, user, { from: first }, { to: second });
  return handoverView(deps, user, { from: user }, { to: first === user ? undefined : first });
}
