import type { ConversationCard, PersonCard } from '../../../src/protocol.ts';

/** Who and what there is in the workspace, for names, avatars and pickers. */
export interface Directory {
  readonly me: PersonCard;
  readonly botUser: string;
  readonly appName: string;
  readonly people: readonly PersonCard[];
  readonly conversations: readonly ConversationCard[];
  readonly personOf: (id: string) => PersonCard | undefined;
  readonly conversationOf: (id: string) => ConversationCard | undefined;
}
