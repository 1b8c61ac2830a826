import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Team } from '../../../domain/team.ts';
import { ACTIONS } from '../../ids.ts';
import { refusal, said } from '../../views/answers.ts';
import type { Message } from '../../views/message.ts';
import { startRound } from '../ask.ts';
import type { ListenerDeps } from '../deps.ts';
import { helpFor } from '../help.ts';
import { openTeamForm } from '../team-form.ts';
import { onClick } from './clicked.ts';

interface Clicker {
  readonly user: string;
  readonly client: WebClient;
  readonly trigger: string;
  /** Of the button. */
  readonly value: string | undefined;
}

/** The buttons of App Home that are nowhere else: a new team, a team's settings, its first round, help. */
export function register(app: App, deps: ListenerDeps): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.newTeam }, async (args) => {
    await args.ack();
    const { user, trigger, value: channel = '' } = clickerOf(args);
    await onClick(deps, args, () => openTeamForm(deps, args.client, { user, trigger, channel }));
  });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.teamSettings }, async (args) => {
    await args.ack();
    const clicker = clickerOf(args);
    const open = (team: Team) => openTeamForm(deps, args.client, { ...clicker, team });
    await onClick(deps, args, () => forTeamLed(deps, clicker, open));
  });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.askNow }, async (args) => {
    await args.ack();
    await onClick(deps, args, () => forTeamLed(deps, clickerOf(args), (team) => startRound(deps, team)));
  });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ACTIONS.help }, async (args) => {
    await args.ack();
    await onClick(deps, args, () => helpFor(deps, args.body.user.id));
  });
}

function clickerOf(args: { body: BlockAction; client: WebClient; action: ButtonAction }): Clicker {
  const { body, client, action } = args;
  return { user: body.user.id, client, trigger: body.trigger_id, value: action.value };
}

/** The team of a button may have another lead by now, or be gone. */
async function forTeamLed(
  { useCases, workspace, texts }: ListenerDeps,
  { user, value }: Clicker,
  work: (team: Team) => Promise<Message | undefined>,
): Promise<Message | undefined> {
  const team = (await useCases.teamsOf(workspace, user)).find(({ id }) => id === value);
  if (team === undefined) return said(texts.command.teamGone);
  const verdict = await useCases.may(workspace, user, 'leadTeam', team);
  return verdict.allowed ? work(team) : refusal(verdict.why, texts);
}
