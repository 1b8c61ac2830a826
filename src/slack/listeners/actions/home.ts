import type { Team } from '../../../domain/team/team.ts';
import { ACTIONS } from '../../ids.ts';
import { refusal, said } from '../../views/answers.ts';
import type { Reply } from '../answering.ts';
import { startRound } from '../ask.ts';
import type { ListenerDeps } from '../deps.ts';
import { helpFor } from '../help.ts';
import type { Routes } from '../routes.ts';
import { openTeamForm } from '../team-form.ts';
import { type ButtonClick, onButton } from './clicked.ts';

/** The buttons of App Home that are nowhere else: a new team, a team's settings, its first round, help. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.newTeam, ({ client, user, trigger, value: channel }) =>
    openTeamForm(deps, client, { user, trigger, channel }),
  );
  onButton(routes, deps, ACTIONS.teamSettings, (click) => {
    const { client, user, trigger } = click;
    return forTeamLed(deps, click, (team) => openTeamForm(deps, client, { user, trigger, team }));
  });
  onButton(routes, deps, ACTIONS.askNow, (click) => forTeamLed(deps, click, (team) => startRound(deps, team)));
  onButton(routes, deps, ACTIONS.help, ({ user }) => helpFor(deps, user));
}

/** The team of a button may have another lead by now, or be gone. */
async function forTeamLed(
  { useCases, workspace, texts }: ListenerDeps,
  { user, value }: ButtonClick,
  work: (team: Team) => Promise<Reply>,
): Promise<Reply> {
  const team = (await useCases.teamsOf(workspace, user)).find(({ id }) => id === value);
  if (team === undefined) return said(texts.command.teamGone);
  const verdict = await useCases.may(workspace, user, 'leadTeam', team);
  return verdict.allowed ? work(team) : refusal(verdict.why, texts);
}
