import type { KnownBlock } from '@slack/types';
import type { UserId, WorkspaceId } from '../domain/names.ts';
import type { Logger } from '../logger.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Person } from '../ports/people.ts';
import type { Clock, Ids } from '../ports/runtime.ts';
import type { Texts } from '../text/index.ts';
import type { ClientPageRequest } from './client-sections.ts';
import type { Homes } from './homes.ts';
import type { ModalPictures } from './modal-pictures.ts';
import type { OpenForms } from './open-forms.ts';
import type { Pictures } from './pictures.ts';
import type { CommandLine } from './views/help-message.ts';

/** What the platform itself asks. */
interface PlatformKnown {
  readonly useCases: { profileOf(workspace: WorkspaceId, person: UserId): Promise<Person> };
}

/**
 * What listeners work with. `Known` is what they call: `useCases` that a person starts, each of which asks the policy
 * about that person, and `followUps`, which nobody asks for.
 */
export type ListenerDeps<Known = unknown> = RequestDeps & PlatformKnown & Known;

/** Everything but the texts is the same for every request. */
interface RequestDeps {
  readonly workspace: WorkspaceId;
  /** In the language of whoever the request comes from. */
  readonly texts: Texts;
  /** Milliseconds since the request came in. */
  readonly elapsedMs: () => number;
  /** All that can be typed after `/goal`. */
  readonly commands: readonly CommandLine[];
  /** What features add to the page of a client, in their order. */
  readonly clientSections: (request: ClientPageRequest, t: Texts) => Promise<readonly KnownBlock[]>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** How many times as long as usual is waited for what an answer needs. */
  readonly waitFactor: number;
  /** Work that goes on after Slack was answered: it is waited for when the process stops. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  /** Work that Slack waits for: the other two make way for it. */
  readonly acknowledging: <T>(work: Promise<T>) => Promise<T>;
  /** Begins work when it is its turn, for which a person waits. */
  readonly runInteractive: <T>(work: () => Promise<T>) => Promise<T>;
  /** Begins work for which nobody waits. */
  readonly runInBackground: <T>(work: () => Promise<T>) => Promise<T>;
  /** Of events that would be answered twice where they come twice. */
  readonly inbox: Inbox;
  readonly homes: Homes;
  readonly forms: OpenForms;
  readonly pictures: Pictures;
  readonly modalPictures: ModalPictures;
  /** Messages were queued: they go out now, and not only at the next beat. */
  readonly requestDelivery: () => void;
}
