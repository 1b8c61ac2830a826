import { FIXABLE } from '../../domain/message/delivery.ts';
import type { OutboxMessage } from '../../domain/message/outbox-message.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface NotifyLeadPorts {
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** Tells the lead of a team, once a month and channel, that a message to it has nowhere to go and how to mend that. */
export function notifyLead({ teams, dispatcher, clock }: NotifyLeadPorts) {
  return async ({ workspace, to }: OutboxMessage, why: string): Promise<void> => {
    if (!('channel' in to) || !FIXABLE.includes(why)) return;
    const team = await teams.inChannel(workspace, to.channel);
    if (team === undefined) return;
    const month = localDateOf(clock.now(), team.zone).slice(0, 7);
    await dispatcher.enqueue({
      id: `${team.id}|${team.lead}|undeliverable|${to.channel}|${month}`,
      workspace,
      to: { user: team.lead },
      notice: { kind: 'undeliverable', channel: to.channel, teamName: team.name },
      notBefore: clock.now(),
    });
  };
}
