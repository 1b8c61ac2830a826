import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Typed } from '../../domain/goal/form-draft.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { endsWithin } from '../../ends-within.ts';
import type { Mrkdwn } from '../../text/mrkdwn.ts';
import type { ToAnswer } from '../../usecases/what-is-due.ts';
import { said } from '../views/answers.ts';
import { checkInModal } from '../views/check-in-modal.ts';
import { infoModal } from '../views/info-modal.ts';
import { loadingModal } from '../views/loading-modal.ts';
import type { Reply } from './answering.ts';
import type { ListenerDeps } from './deps.ts';
import { filledFrom, ofPage } from './form-drafts.ts';
import { newForm } from './goal-form.ts';
import { insteadOfGoals } from './help.ts';
import { trouble } from './trouble.ts';

interface Opening {
  readonly user: string;
  /** Works once, within three seconds. */
  readonly trigger: string;
}

/** After this the modal is opened before it is known what stands in it: a `trigger_id` lives three seconds. */
const LOOK_UP_MS = 1_000;

/** Opens the check-in modal, with what the person had typed before in it, or says why there is nothing to check in on. */
export function openCheckIn(
  deps: ListenerDeps,
  client: WebClient,
  { user, trigger, round }: Opening & { readonly round?: string },
): Promise<Reply> {
  const looking = checkInView(deps, user, () => deps.useCases.whatToAnswer(deps.workspace, user, round));
  return openSoon(deps, client, trigger, looking, () => insteadOfGoals(deps, user));
}

/** Opens a person's own part of a round, with what they said in it, or says that they have none. */
export function openOwnPart(
  deps: ListenerDeps,
  client: WebClient,
  { user, trigger, round }: Opening & { readonly round: string },
): Promise<Reply> {
  const looking = checkInView(deps, user, async () => {
    return { ...(await deps.useCases.ownPart(deps.workspace, user, round)), ofRound: round };
  });
  return openSoon(deps, client, trigger, looking, async () => deps.texts.round.noPart);
}

/** Opens what a person began to answer and has not sent, or says that nothing of it can be answered any more. */
export function openDraft(deps: ListenerDeps, client: WebClient, { user, trigger }: Opening): Promise<Reply> {
  const looking = checkInView(deps, user, () => deps.useCases.draftedPart(deps.workspace, user));
  return openSoon(deps, client, trigger, looking, async () => deps.texts.home.noDraft);
}

async function openSoon(
  deps: ListenerDeps,
  client: WebClient,
  trigger: string,
  looking: Promise<ModalView | undefined>,
  nothing: () => Promise<Mrkdwn>,
): Promise<Reply> {
  const { texts } = deps;
  if (await endsWithin(looking, LOOK_UP_MS)) {
    const view = await looking;
    if (view === undefined) return said(await nothing());
    await client.views.open({ trigger_id: trigger, view });
    return undefined;
  }
  const opened = await client.views.open({ trigger_id: trigger, view: loadingModal(texts) });
  const found = await looking.catch((error: unknown) => infoModal(trouble(deps, 'check-in', error), texts));
  const view = found ?? infoModal(said(await nothing()), texts);
  if (opened.view?.id !== undefined) await client.views.update({ view_id: opened.view.id, view });
  return undefined;
}

async function checkInView(
  { useCases, workspace, clock, texts }: ListenerDeps,
  user: string,
  gather: () => Promise<ToAnswer & { readonly typed?: Typed; readonly ofRound?: string }>,
): Promise<ModalView | undefined> {
  const [toAnswer, { person }, draft] = await Promise.all([
    gather(),
    useCases.whoIs(workspace, user),
    useCases.drafts.of(workspace, user),
  ]);
  const { owed } = toAnswer;
  if (owed.length === 0) return undefined;
  const today = localDateOf(clock.now(), person.zone);
  const filled = filledFrom(draft, ofPage(owed), person.zone, toAnswer.typed);
  return checkInModal({ ...toAnswer, today, ...filled }, texts);
}

/** Opens the form of a new goal, with the channel's team chosen where there is one, begun from a template's key. */
export async function openGoalForm(
  deps: ListenerDeps,
  client: WebClient,
  { trigger, ...from }: Opening & { readonly channel?: string; readonly template?: string },
): Promise<Reply> {
  const view = await newForm(deps, from);
  if (view === undefined) return said(deps.texts.command.noTeam);
  await client.views.open({ trigger_id: trigger, view });
  return undefined;
}
