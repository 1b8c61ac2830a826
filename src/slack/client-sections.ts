import type { KnownBlock } from '@slack/types';
import type { ClientId, UserId, WorkspaceId } from '../domain/names.ts';
import type { Texts } from '../text/index.ts';

/** Whose page of which client is shown. */
export interface ClientPageRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  /** One that the person sees. */
  readonly client: ClientId;
}

/** What a feature adds to the page of a client: a few blocks, or none. It asks the policy itself. */
export type ClientSection<UseCases> = (
  useCases: UseCases,
  request: ClientPageRequest,
  t: Texts,
) => Promise<readonly KnownBlock[]>;
