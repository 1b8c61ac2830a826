import type { Client } from '../domain/client/client.ts';
import type { ClientId, TeamId, WorkspaceId } from '../domain/names.ts';

export interface ClientStore {
  /** Also one that ended or was merged. */
  get(workspace: WorkspaceId, id: ClientId): Promise<Client | undefined>;
  /** Those of the teams, ended and merged ones too, by name. */
  forTeams(workspace: WorkspaceId, teams: readonly TeamId[]): Promise<Client[]>;
  /** Inserts version 1, or replaces the version before; false where another write came first, or its code is taken. */
  save(client: Client): Promise<boolean>;
}
