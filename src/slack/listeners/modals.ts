import type { WebClient } from '@slack/web-api';
import { policy } from '../../domain/policy.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { said } from '../views/answers.ts';
import { checkInModal } from '../views/check-in-modal.ts';
import { goalModal } from '../views/goal-modal.ts';
import type { Message } from '../views/message.ts';
import type { ListenerDeps } from './deps.ts';

interface Opening {
  readonly user: string;
  /** Works once, within three seconds. */
  readonly trigger: string;
}

/** Opens the check-in modal, or says why there is nothing to check in on. */
export async function openCheckIn(
  { useCases, workspace, clock, texts }: ListenerDeps,
  client: WebClient,
  { user, trigger, round }: Opening & { readonly round?: string },
): Promise<Message | undefined> {
  const [{ owed, quarterly, volunteered }, { person }] = await Promise.all([
    useCases.whatToAnswer(workspace, user, round),
    useCases.whoIs(workspace, user),
  ]);
  if (owed.length === 0) return said(texts.command.noGoalsOfYours);
  const today = localDateOf(clock.now(), person.zone);
  await client.views.open({ trigger_id: trigger, view: checkInModal({ owed, quarterly, volunteered, today }, texts) });
  return undefined;
}

/** Opens the form of a new goal, with the channel's team chosen where there is one. */
export async function openGoalForm(
  deps: ListenerDeps,
  client: WebClient,
  { user, trigger, channel }: Opening & { readonly channel?: string },
): Promise<Message | undefined> {
  const teams = await teamsToAddTo(deps, user, channel);
  if (teams.length === 0) return said(deps.texts.command.noTeam);
  const view = goalModal({ teams, owner: user, direction: 'increase', ...(channel && { channel }) }, deps.texts);
  await client.views.open({ trigger_id: trigger, view });
  return undefined;
}

/** The teams that a person may add goals to, that of the channel first. */
export async function teamsToAddTo({ useCases, workspace }: ListenerDeps, user: string, channel?: string) {
  const { actor } = await useCases.whoIs(workspace, user);
  const own = await useCases.teamsOf(workspace, user);
  const here = channel === undefined ? undefined : await useCases.teamIn(workspace, channel);
  const all = here === undefined ? own : [here, ...own.filter(({ id }) => id !== here.id)];
  return all.filter((team) => policy.addGoal(actor, team).allowed);
}
