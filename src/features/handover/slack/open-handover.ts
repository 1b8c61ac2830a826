import type { ModalView } from '@slack/types';
import type { UserId } from '../../../domain/names.ts';
import type { ModalContent } from '../../../slack/open-modal.ts';
import { refusal, textMessage } from '../../../slack/views/replies.ts';
import type { HandoverOf } from '../handover-form.ts';
import type { HandoverDeps } from './deps.ts';
import { handoverModal } from './views/handover-modal.ts';

/** The form that hands over a goal, or the goals of a person, or why there is none. */
export async function handoverView(
  deps: HandoverDeps,
  user: UserId,
  of: HandoverOf,
  { to, chosen }: { readonly to?: UserId | undefined; readonly chosen?: number } = {},
): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const form = await useCases.handoverForm(workspace, user, of);
  if (!form.ok) return form.why === 'gone' ? textMessage(texts.list.gone) : refusal(form.why, texts);
  const [goal] = 'goal' in of ? form.goals : [];
  const preset = { ...(to !== undefined && { to }), ...(chosen !== undefined && { chosen }) };
  return handoverModal({ ...form, ...(goal && { goal }), ...preset }, texts);
}

export function isModal(content: ModalContent): content is ModalView {
  return 'type' in content;
}
