import type { ClientId, LocalDate, WorkspaceId } from '../domain/names.ts';
import type { Pulse } from '../domain/pulse/pulse.ts';

export interface PulseStore {
  get(workspace: WorkspaceId, id: string): Promise<Pulse | undefined>;
  /** Durable when it returns. False where it is there already. */
  add(pulse: Pulse): Promise<boolean>;
  /** Pulses of clients by their IDs, those of a day and later where `since` says so, the oldest first; the last 5,000. */
  ofClients(workspace: WorkspaceId, clients: readonly ClientId[], since?: LocalDate): Promise<Pulse[]>;
  /** Pulses of which it is not known whether what follows is done, since `until` or longer, the oldest first, at most `limit`. */
  unsettled(until: Date, limit: number): Promise<Pulse[]>;
  /** What follows from a pulse is done. May be repeated. */
  markSettled(id: string): Promise<void>;
}
