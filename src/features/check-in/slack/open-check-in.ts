import type { ModalView } from '@slack/types';
import type { FieldValues } from '../../../domain/check-in/form-draft.ts';
import { localDateOf } from '../../../domain/time/instant.ts';
import { type ModalContent, openModal, type Trigger } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { ItemsToAnswer } from '../due-items.ts';
import type { CheckInDeps } from './deps.ts';
import { draftSubjectsOfPage, initialFields } from './draft-fields.ts';
import { nothingDue } from './nothing-due.ts';
import { checkInModal } from './views/check-in-modal.ts';

/** Opens the check-in modal, with what the person had typed before in it, or says why there is nothing to check in on. */
export function openCheckIn(deps: CheckInDeps, trigger: Trigger, round?: string): Promise<Reply> {
  const { user } = trigger;
  const view = checkInView(deps, user, () => deps.useCases.findItemsToAnswer(deps.workspace, user, round));
  return openModal(
    deps,
    trigger,
    modalOrMessage(view, () => nothingDue(deps, user)),
  );
}

/** Opens a respondent's form of a round, filled in with their answers, or says that they have none. */
export function openRespondentForm(deps: CheckInDeps, trigger: Trigger, round: string): Promise<Reply> {
  const { user } = trigger;
  const view = checkInView(deps, user, async () => {
    return { ...(await deps.useCases.respondentForm(deps.workspace, user, round)), ofRound: round };
  });
  return openModal(
    deps,
    trigger,
    modalOrMessage(view, async () => deps.texts.round.nothingToAnswer),
  );
}

/** Opens what a person began to answer and has not sent, or says that nothing of it can be answered any more. */
export function openDraft(deps: CheckInDeps, trigger: Trigger): Promise<Reply> {
  const { user } = trigger;
  const view = checkInView(deps, user, () => deps.useCases.draftForm(deps.workspace, user));
  return openModal(
    deps,
    trigger,
    modalOrMessage(view, async () => deps.texts.home.noDraft),
  );
}

async function modalOrMessage(
  view: Promise<ModalView | undefined>,
  nothing: () => Promise<Mrkdwn>,
): Promise<ModalContent> {
  return (await view) ?? textMessage(await nothing());
}

async function checkInView(
  { useCases, workspace, clock, texts }: CheckInDeps,
  user: string,
  gather: () => Promise<ItemsToAnswer & { readonly typed?: FieldValues; readonly ofRound?: string }>,
): Promise<ModalView | undefined> {
  const since = clock.now().toISOString();
  const [toAnswer, person, draft] = await Promise.all([
    gather(),
    useCases.profileOf(workspace, user),
    useCases.drafts.of(workspace, user),
  ]);
  const { items } = toAnswer;
  if (items.length === 0) return undefined;
  const today = localDateOf(clock.now(), person.zone);
  const filled = initialFields(draft, draftSubjectsOfPage(items), person.zone, toAnswer.typed);
  return checkInModal({ ...toAnswer, today, writesIn: person.writesIn, since, ...filled }, texts);
}
