import type { WorkspaceId } from '../../domain/names.ts';
import type { Logger } from '../../logger.ts';
import type { Texts } from '../../text/index.ts';
import type { UseCases } from '../../usecases/index.ts';
import type { Clock, Ids } from '../../usecases/ports.ts';
import type { Homes } from '../homes.ts';

/** What listeners work with. */
export interface ListenerDeps {
  readonly workspace: WorkspaceId;
  readonly useCases: UseCases;
  /** In the language of whoever the requests come from: each has listeners of its own. */
  readonly texts: Texts;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** How many times as long as usual is waited for what an answer needs. */
  readonly patience: number;
  /** Work that goes on after Slack was answered: it is waited for when the process stops. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  /** Work that Slack waits for: the other two make way for it. */
  readonly first: <T>(work: Promise<T>) => Promise<T>;
  /** Begins work when it is its turn, for which a person waits. */
  readonly soon: <T>(work: () => Promise<T>) => Promise<T>;
  /** Begins work for which nobody waits. */
  readonly later: <T>(work: () => Promise<T>) => Promise<T>;
  readonly homes: Homes;
  /** Messages were queued: they go out now, and not only at the next beat. */
  readonly nudge: () => void;
}
