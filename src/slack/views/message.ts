import type { KnownBlock } from '@slack/types';

/** A message as Slack takes it. The text says everything that the blocks say. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}
