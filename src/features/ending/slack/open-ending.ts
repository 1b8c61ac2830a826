import type { ModalContent } from '../../../slack/open-modal.ts';
import { actions } from '../../../slack/views/blocks.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { deleteButton } from '../../goal/index.ts';
import type { EndingDeps } from './deps.ts';
import { closingModal } from './views/closing-modal.ts';
import { reopeningModal } from './views/reopening-modal.ts';

/** The form that closes a goal, or why there is none. */
export async function closingView(
  { useCases, workspace, texts }: EndingDeps,
  person: string,
  goal: string,
): Promise<ModalContent> {
  const form = await useCases.closingForm({ workspace, person, goal });
  return form.ok ? closingModal(form, texts) : textMessage(texts.ending.refused(form.why));
}

/** The form that opens a goal again, or why there is none. */
export async function reopeningView(
  { useCases, workspace, texts }: EndingDeps,
  person: string,
  goal: string,
): Promise<ModalContent> {
  const form = await useCases.reopeningForm({ workspace, person, goal });
  return form.ok ? reopeningModal(form, texts) : textMessage(texts.ending.refused(form.why));
}

/** Asks whether a goal is to be deleted; who may not is told by the click. */
export function deletionQuestion(
  { texts }: EndingDeps,
  { id, title }: { readonly id: string; readonly title: string },
): Message {
  const { text, blocks } = textMessage(texts.ending.deleteAbout(title));
  return { text, blocks: [...blocks, actions(deleteButton(id, texts))] };
}
