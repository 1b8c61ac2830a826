import { localDateOf } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import { periodContaining } from '../../../domain/time/periods.ts';
import { ACTIONS } from '../../ids.ts';
import { refusal, said } from '../../views/answers.ts';
import type { Message } from '../../views/message.ts';
import type { ListenerDeps } from '../deps.ts';
import type { Routes } from '../routes.ts';
import { onButton } from './clicked.ts';

/** The button under a lead's preview of the digest. */
export function register(routes: Routes, deps: ListenerDeps): void {
  onButton(routes, deps, ACTIONS.postDigest, ({ user, value }) => post(deps, user, value));
}

async function post(deps: ListenerDeps, user: string, id: string): Promise<Message> {
  const { useCases, workspace, clock, texts } = deps;
  const team = await useCases.teamById(workspace, id);
  if (team === undefined) return said(texts.command.noTeam);
  const verdict = await useCases.may(workspace, user, 'leadTeam', team);
  if (!verdict.allowed) return refusal(verdict.why, texts);
  const week = periodContaining('week', localDateOf(clock.now(), team.zone), team.settings.fiscalYearStart);
  const posted = await useCases.postDigest(team, week, { onDemand: true });
  deps.nudge();
  if (posted === 'no-goals') return said(texts.channel.digestNoGoals);
  return said(texts.channel.digestPosted(team.channel, addDays(week.last, 1)));
}
