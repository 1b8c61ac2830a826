import { messageIds } from '../../domain/message/message-ids.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { admit } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Directory } from '../../ports/people.ts';

export interface GiveKudosPorts {
  readonly goals: GoalStore;
  readonly directory: Directory;
  readonly dispatcher: Dispatcher;
}

export interface KudosRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly goal: GoalId;
  /** Of what was reached. */
  readonly key: string;
}

/** `own`: it is the person's own success, and nobody else's. `full`: no more names are kept. */
export type GivenKudos = 'given' | 'already' | 'own' | 'full' | 'gone';

/** Gives the kudos of a person to a celebration, once. The message is edited; nobody is notified. */
export function giveKudos({ goals, directory, dispatcher }: GiveKudosPorts) {
  return async ({ workspace, person, goal: id, key }: KudosRequest): Promise<GivenKudos> => {
    const { name } = (await admit(directory, workspace, person)).person;
    const goal = await goals.get(workspace, id);
    if (goal === undefined) return 'gone';
    const message = await dispatcher.find(messageIds.celebration(id, key));
    const others = message?.notice.kind === 'celebration' ? (message.notice.also ?? []) : [];
    if ([goal, ...others.map(({ reached }) => reached)].every(({ owner }) => owner === person)) return 'own';
    return dispatcher.addKudos(message?.id ?? messageIds.celebration(id, key), { person, name });
  };
}
