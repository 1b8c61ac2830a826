import type { BlockAction, OverflowAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Clicked, onButton, onClick } from '../../../slack/on-button.ts';
import { type ModalContent, openModal } from '../../../slack/open-modal.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { delegateModal, promptChoice, ROUND_ACTIONS, skipModal } from '../../round/index.ts';
import type { CheckInDeps } from './deps.ts';

interface Click {
  readonly deps: CheckInDeps;
  readonly client: WebClient;
  readonly person: string;
  readonly triggerId: string;
  readonly round: string;
  /** From the menu of one goal. */
  readonly goal?: string;
}

type Reaction = (click: Click) => Promise<Reply>;

const CHOICES = { 'no-change': noChange, skip, 'hand-over': delegate } as const;

/** The buttons of a prompt but the one that opens the check-in modal, and the menu of each of its goals. */
export function onPrompt(routes: Routes<CheckInDeps>): void {
  const on = (id: string, react: Reaction) =>
    onButton(routes, id, (deps, click) => react({ ...clickOf(deps, click), round: click.value }));
  on(ROUND_ACTIONS.noChange, noChange);
  on(ROUND_ACTIONS.snooze, snooze);
  on(ROUND_ACTIONS.skip, skip);
  on(ROUND_ACTIONS.delegate, delegate);
  routes.action<BlockAction<OverflowAction>>(ROUND_ACTIONS.promptGoal, async (args, deps) => {
    await args.ack();
    const { choice, goal, round } = promptChoice.decode(args.action.selected_option.value);
    await onClick(deps, args, () => CHOICES[choice]({ ...clickOf(deps, args), goal, round }));
  });
}

function clickOf(deps: CheckInDeps, { client, body }: Clicked): Omit<Click, 'round'> {
  return { deps, client, person: body.user.id, triggerId: body.trigger_id };
}

/** Without a round it is about everything that is due. */
async function noChange({ deps, person, round, goal }: Click): Promise<Reply> {
  const { useCases, workspace, texts, requestDelivery, homes } = deps;
  const part = { ...(round !== '' && { round }), ...(goal !== undefined && { goal }) };
  const done = await useCases.keepLastValues({ workspace, person, ...part });
  requestDelivery();
  homes.refresh(person);
  if (!done.ok) return textMessage(texts.prompt.refusal(done.why));
  return done.withoutValue.length === 0 ? undefined : textMessage(texts.prompt.withoutValue(done.withoutValue));
}

async function snooze({ deps, person, round }: Click): Promise<Reply> {
  const { useCases, workspace, texts, requestDelivery } = deps;
  const done = await useCases.snoozePrompt({ workspace, person, round });
  if (!done.ok) return textMessage(texts.prompt.refusal(done.why));
  requestDelivery();
  return undefined;
}

function skip(click: Click): Promise<Reply> {
  return openRoundModal(click, skipModal);
}

function delegate(click: Click): Promise<Reply> {
  return openRoundModal(click, delegateModal);
}

function openRoundModal(click: Click, modal: typeof skipModal): Promise<Reply> {
  return openModal(click.deps, click, roundModal(click, modal));
}

async function roundModal({ deps, person, round, goal }: Click, modal: typeof skipModal): Promise<ModalContent> {
  const { useCases, workspace, texts } = deps;
  const part = await useCases.openGoalsOf({ workspace, person, round });
  if (!part.ok) return textMessage(texts.prompt.refusal(part.why));
  return modal({ round, goals: part.goals, ...(goal !== undefined && { chosen: goal }) }, texts);
}
