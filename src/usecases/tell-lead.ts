import type { OutboxMessage } from '../domain/outbox-message.ts';
import type { Clock, Dispatcher, TeamStore } from './ports.ts';

export interface TellLeadPorts {
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** Tells the lead of a team, once a channel, that a message to it has nowhere to go. */
export function tellLead({ teams, dispatcher, clock }: TellLeadPorts) {
  return async ({ workspace, to }: OutboxMessage): Promise<void> => {
    if (!('channel' in to)) return;
    const team = await teams.inChannel(workspace, to.channel);
    if (team === undefined) return;
    await dispatcher.put({
      id: `${team.id}|${team.lead}|undeliverable|${to.channel}`,
      workspace,
      to: { user: team.lead },
      notice: { kind: 'undeliverable', channel: to.channel, teamName: team.name },
      notBefore: clock.now(),
    });
  };
}
