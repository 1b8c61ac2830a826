import type { ModalView } from '@slack/types';
import type { Typed } from '../../../domain/check-in/form-draft.ts';
import { localDateOf } from '../../../domain/time/instant.ts';
import type { Reply } from '../../../slack/answering.ts';
import { type Opened, openModal, type Trigger } from '../../../slack/open-modal.ts';
import { said } from '../../../slack/views/replies.ts';
import type { Mrkdwn } from '../../../text/mrkdwn.ts';
import type { ToAnswer } from '../what-is-due.ts';
import type { CheckInDeps } from './deps.ts';
import { filledFrom, ofPage } from './draft-fields.ts';
import { insteadOfGoals } from './instead-of-goals.ts';
import { checkInModal } from './views/check-in-modal.ts';

/** Opens the check-in modal, with what the person had typed before in it, or says why there is nothing to check in on. */
export function openCheckIn(deps: CheckInDeps, trigger: Trigger, round?: string): Promise<Reply> {
  const { user } = trigger;
  const looking = checkInView(deps, user, () => deps.useCases.whatToAnswer(deps.workspace, user, round));
  return openModal(
    deps,
    trigger,
    instead(looking, () => insteadOfGoals(deps, user)),
  );
}

/** Opens a person's own part of a round, with what they said in it, or says that they have none. */
export function openOwnPart(deps: CheckInDeps, trigger: Trigger, round: string): Promise<Reply> {
  const { user } = trigger;
  const looking = checkInView(deps, user, async () => {
    return { ...(await deps.useCases.ownPart(deps.workspace, user, round)), ofRound: round };
  });
  return openModal(
    deps,
    trigger,
    instead(looking, async () => deps.texts.round.noPart),
  );
}

/** Opens what a person began to answer and has not sent, or says that nothing of it can be answered any more. */
export function openDraft(deps: CheckInDeps, trigger: Trigger): Promise<Reply> {
  const { user } = trigger;
  const looking = checkInView(deps, user, () => deps.useCases.draftedPart(deps.workspace, user));
  return openModal(
    deps,
    trigger,
    instead(looking, async () => deps.texts.home.noDraft),
  );
}

async function instead(looking: Promise<ModalView | undefined>, nothing: () => Promise<Mrkdwn>): Promise<Opened> {
  return (await looking) ?? said(await nothing());
}

async function checkInView(
  { useCases, workspace, clock, texts }: CheckInDeps,
  user: string,
  gather: () => Promise<ToAnswer & { readonly typed?: Typed; readonly ofRound?: string }>,
): Promise<ModalView | undefined> {
  const [toAnswer, person, draft] = await Promise.all([
    gather(),
    useCases.profileOf(workspace, user),
    useCases.drafts.of(workspace, user),
  ]);
  const { owed } = toAnswer;
  if (owed.length === 0) return undefined;
  const today = localDateOf(clock.now(), person.zone);
  const filled = filledFrom(draft, ofPage(owed), person.zone, toAnswer.typed);
  return checkInModal({ ...toAnswer, today, writesIn: person.writesIn, ...filled }, texts);
}
