/** Limits of a message as a whole (docs.slack.dev/reference/methods/chat.postMessage). */
import { ApiError, refusal } from '../api/errors.ts';
import { isObject } from '../elements.ts';
import { blockProblems } from './blocks.ts';
import { tableCount } from './tables.ts';

export interface Content {
  readonly text: string | undefined;
  readonly blocks: unknown;
  readonly attachments: unknown;
}

/** Of a posted text; what is beyond is cut off (docs.slack.dev/changelog/2018-truncating-really-long-messages). */
const maxTextLength = 40_000;
/** chat.update refuses more. */
export const maxUpdateLength = 4_000;
/** Measured by others (bolt-js#2509), and documented nowhere. */
const maxBlocks = 13_200;
const maxAttachments = 100;

/** Tables have a limit of their own. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, inner) => sum + characters(inner), 0);
  if (!isObject(value)) return 0;
  const { rows: _, ...others } = value;
  return Object.entries(others).reduce(
    (sum, [key, inner]) => sum + (typeof inner === 'string' && key === 'text' ? inner.length : characters(inner)),
    0,
  );
}

const blocksOf = (attachment: unknown): readonly unknown[] =>
  isObject(attachment) && Array.isArray(attachment['blocks']) ? attachment['blocks'] : [];

/** Attachments may hold blocks of a message, by the same rules. */
function checkAttachments(attachments: readonly unknown[]): void {
  if (attachments.length > maxAttachments) throw new ApiError('too_many_attachments');
  const problems = attachments.flatMap((one, index) =>
    blockProblems(blocksOf(one), 'message', `/attachments/${index}/blocks`),
  );
  if (problems.length > 0) throw refusal('invalid_attachments', problems);
}

/** A text as Slack posts it: no more than 40,000 characters of it. */
export const shortened = (text: string | undefined): string | undefined => text?.slice(0, maxTextLength);

/**
 * Throws the ApiError with which Slack refuses the content; returns where it would take it. Texts beyond `maxLength` are
 * refused where it is given.
 */
export function checkContent({ text, blocks, attachments }: Content, maxLength = Infinity): void {
  const ownBlocks = Array.isArray(blocks) ? blocks : [];
  const attached = Array.isArray(attachments) ? attachments : [];
  const isEmpty = ownBlocks.length === 0 && attached.length === 0;
  if ((text === undefined || text === '') && isEmpty) throw new ApiError('no_text');
  if (text !== undefined && text.length > maxLength) throw new ApiError('msg_too_long');
  if (blocks !== undefined && !Array.isArray(blocks)) throw new ApiError('invalid_blocks_format');
  checkAttachments(attached);
  const problems = blockProblems(ownBlocks, 'message');
  if (problems.length > 0) throw refusal('invalid_blocks', problems);
  if (tableCount([...ownBlocks, ...attached.flatMap(blocksOf)]) > 1) {
    throw refusal('invalid_attachments', ['[ERROR] only_one_table_allowed']);
  }
  if (characters(ownBlocks) > maxBlocks) throw new ApiError('msg_blocks_too_long');
}

/** Throws unless the value may stand as `metadata` (docs.slack.dev/messaging/message-metadata). */
export function checkMetadata(metadata: unknown): void {
  if (metadata === undefined) return;
  if (!isObject(metadata)) throw new ApiError('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return;
  const { event_type: type, event_payload: payload } = metadata;
  if (typeof type !== 'string' || type === '' || !isObject(payload)) throw new ApiError('invalid_metadata_schema');
  if (JSON.stringify(metadata).length > 8_000) throw new ApiError('metadata_too_large');
}
