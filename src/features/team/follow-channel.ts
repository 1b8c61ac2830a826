import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { ChannelId, WorkspaceId } from '../../domain/names.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface FollowChannelPorts {
  readonly teams: TeamStore;
  readonly rounds: RoundStore;
  readonly dispatcher: Dispatcher;
}

/**
 * Brings what goes to a team's channel to its new one: rounds that are open move there with their threads, and what
 * waits or had nowhere to go goes there. What is over stays where it was read. May be repeated.
 */
export function moveToChannel({ rounds, dispatcher }: FollowChannelPorts) {
  return async ({ workspace, id, channel }: Team, from: ChannelId): Promise<void> => {
    for (const { id: round } of await rounds.forTeam(workspace, id, 'open')) {
      const messages = [messageIds.round(round), messageIds.details(round), messageIds.summary(round)];
      for (const message of messages) await dispatcher.move(message, { channel });
    }
    await dispatcher.redirect(workspace, from, channel);
  };
}

/** No person changed it. */
function moved({ changed: _, ...team }: Team, channel: ChannelId): Team {
  return { ...team, channel, version: team.version + 1 };
}

/** Slack gave a channel another id: its team and its messages are known by that from now on. May be repeated. */
export function renameChannel({ teams, dispatcher }: FollowChannelPorts) {
  return async (workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void> => {
    const attempt = async (): Promise<'done' | 'again'> => {
      const team = await teams.inChannel(workspace, from);
      if (team === undefined || (await teams.save(moved(team, to)))) {
        await dispatcher.renameChannel(workspace, from, to);
        return 'done';
      }
      // Another team is in the new channel already: this one stays, and its lead is told when nothing arrives.
      return (await teams.inChannel(workspace, to)) === undefined ? 'again' : 'done';
    };
    await retryOnConflict(attempt, 'Too many writes to one team at the same time; its channel has another id now.');
  };
}
