import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { typedFor } from '../../domain/form-draft.ts';
import { localDateOf, localTimeOf } from '../../domain/time/instant.ts';
import { endsWithin } from '../../ends-within.ts';
import type { Texts } from '../../text/index.ts';
import { said } from '../views/answers.ts';
import { checkInModal } from '../views/check-in-modal.ts';
import { infoModal } from '../views/info-modal.ts';
import { loadingModal } from '../views/loading-modal.ts';
import type { Message } from '../views/message.ts';
import type { ListenerDeps } from './deps.ts';
import { newForm } from './goal-form.ts';
import { trouble } from './trouble.ts';

interface Opening {
  readonly user: string;
  /** Works once, within three seconds. */
  readonly trigger: string;
}

/** After this the modal is opened before it is known what stands in it: a `trigger_id` lives three seconds. */
const LOOK_UP_MS = 1_000;

/** Opens the check-in modal, with what the person had typed before in it, or says why there is nothing to check in on. */
export async function openCheckIn(
  deps: ListenerDeps,
  client: WebClient,
  { user, trigger, round }: Opening & { readonly round?: string },
): Promise<Message | undefined> {
  const { texts } = deps;
  const looking = checkInView(deps, user, round);
  if (await endsWithin(looking, LOOK_UP_MS)) {
    const view = await looking;
    if (view === undefined) return said(texts.command.noGoalsOfYours);
    await client.views.open({ trigger_id: trigger, view });
    return undefined;
  }
  const opened = await client.views.open({ trigger_id: trigger, view: loadingModal(texts) });
  const view =
    (await looking.catch((error: unknown) => infoModal(trouble(deps, 'check-in', error), texts))) ?? nothing(texts);
  if (opened.view?.id !== undefined) await client.views.update({ view_id: opened.view.id, view });
  return undefined;
}

function nothing(texts: Texts): ModalView {
  return infoModal(said(texts.command.noGoalsOfYours), texts);
}

async function checkInView(
  { useCases, workspace, clock, texts }: ListenerDeps,
  user: string,
  round: string | undefined,
): Promise<ModalView | undefined> {
  const [toAnswer, { person }, draft] = await Promise.all([
    useCases.whatToAnswer(workspace, user, round),
    useCases.whoIs(workspace, user),
    useCases.drafts.of(workspace, user),
  ]);
  const { owed } = toAnswer;
  if (owed.length === 0) return undefined;
  const today = localDateOf(clock.now(), person.zone);
  const ids = owed.map(({ goal }) => goal.id);
  const typed = typedFor(draft, ids);
  const kept = draft && Object.keys(typed).length > 0 && draftDay(draft.savedAt, person.zone);
  return checkInModal({ ...toAnswer, today, typed, ...(kept && { draftOf: kept }) }, texts);
}

function draftDay(savedAt: Date, zone: string) {
  return { on: localDateOf(savedAt, zone), at: localTimeOf(savedAt, zone) };
}

/** Opens the form of a new goal, with the channel's team chosen where there is one, begun from a template's key. */
export async function openGoalForm(
  deps: ListenerDeps,
  client: WebClient,
  { trigger, ...from }: Opening & { readonly channel?: string; readonly template?: string },
): Promise<Message | undefined> {
  const view = await newForm(deps, from);
  if (view === undefined) return said(deps.texts.command.noTeam);
  await client.views.open({ trigger_id: trigger, view });
  return undefined;
}
