import { usualLocale } from '../domain/language.ts';
import type { Recipient } from '../domain/message/outbox-message.ts';
import type { WorkspaceId } from '../domain/names.ts';
import type { Directory } from './people.ts';
import type { TeamStore } from './teams.ts';

export interface LocalePorts {
  readonly teams: TeamStore;
  readonly directory: Directory;
}

/** The locale in which a message is written: a person's own, or that of the team whose channel it is. */
export function localeOf({ teams, directory }: LocalePorts) {
  return async (workspace: WorkspaceId, to: Recipient): Promise<string> => {
    if ('user' in to) return (await directory.person(workspace, to.user)).locale ?? usualLocale('en');
    const team = await teams.lastIn(workspace, to.channel);
    return usualLocale(team?.settings.language ?? 'en');
  };
}
