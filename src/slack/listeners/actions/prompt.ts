import type { BlockAction, OverflowAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { ACTIONS } from '../../ids.ts';
import { readGoalChoice } from '../../inputs.ts';
import { said } from '../../views/answers.ts';
import { handOverModal, skipModal } from '../../views/round-modals.ts';
import type { Reply } from '../answering.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { type Clicked, onButton, onClick } from './clicked.ts';

interface Click {
  readonly deps: ListenerDeps;
  readonly client: WebClient;
  readonly person: string;
  readonly trigger: string;
  readonly round: string;
  /** From the menu of one goal. */
  readonly goal?: string;
}

type Reaction = (click: Click) => Promise<Reply>;

const CHOICES = { 'no-change': noChange, skip, 'hand-over': handOver } as const;

/** The buttons of a prompt but the one that opens the check-in modal, and the menu of each of its goals. */
export function register(routes: Routes, deps: ListenerDeps): void {
  const on = (id: string, react: Reaction) =>
    onButton(routes, deps, id, (click) => react({ ...clickOf(deps, click), round: click.value }));
  on(ACTIONS.noChange, noChange);
  on(ACTIONS.snooze, snooze);
  on(ACTIONS.skip, skip);
  on(ACTIONS.handOver, handOver);
  routes.action<BlockAction<OverflowAction>>(ACTIONS.promptGoal, async (args) => {
    await args.ack();
    const { choice, goal, round } = readGoalChoice(args.action.selected_option.value);
    await onClick(deps, args, () => CHOICES[choice]({ ...clickOf(deps, args), goal, round }));
  });
}

function clickOf(deps: ListenerDeps, { client, body }: Clicked): Omit<Click, 'round'> {
  return { deps, client, person: body.user.id, trigger: body.trigger_id };
}

/** Without a round it is about everything that is due. */
async function noChange({ deps, person, round, goal }: Click): Promise<Reply> {
  const { useCases, workspace, texts, nudge, homes } = deps;
  const part = { ...(round !== '' && { round }), ...(goal !== undefined && { goal }) };
  const done = await useCases.keepLastValues({ workspace, person, ...part });
  nudge();
  homes.refresh(person);
  if (!done.ok) return said(texts.prompt.refusal(done.why));
  return done.withoutValue.length === 0 ? undefined : said(texts.prompt.withoutValue(done.withoutValue));
}

async function snooze({ deps, person, round }: Click): Promise<Reply> {
  const { useCases, workspace, texts, nudge } = deps;
  const done = await useCases.snoozePrompt({ workspace, person, round });
  if (!done.ok) return said(texts.prompt.refusal(done.why));
  nudge();
  return undefined;
}

function skip(click: Click): Promise<Reply> {
  return openPart(click, skipModal);
}

function handOver(click: Click): Promise<Reply> {
  return openPart(click, handOverModal);
}

async function openPart(
  { deps, client, person, trigger, round, goal }: Click,
  modal: typeof skipModal,
): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const part = await useCases.openPart({ workspace, person, round });
  if (!part.ok) return said(texts.prompt.refusal(part.why));
  const view = modal({ round, goals: part.goals, ...(goal !== undefined && { chosen: goal }) }, texts);
  await client.views.open({ trigger_id: trigger, view });
  return undefined;
}
