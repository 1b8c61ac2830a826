/** Pictures of the workspace in blocks (docs.slack.dev/reference/block-kit/composition-objects/slack-file-object). */
import { NotRolledOut, refusal } from '../api/errors.ts';
import { flattened, isObject, type Json, listAt, objectAt, textAt } from '../elements.ts';
import type { UploadedFile, Workspace } from '../model.ts';
import { isReady } from '../payloads/file-json.ts';

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif']);

interface Place {
  readonly world: { readonly files: ReadonlyMap<string, UploadedFile> };
  readonly workspace: Workspace;
}

function isUsable({ world, workspace }: Place, file: Json): boolean {
  const id = textAt(file, 'id') ?? /\/files\/(F[A-Z0-9]+)\//.exec(textAt(file, 'url') ?? '')?.[1];
  const found = world.files.get(id ?? '');
  return found?.workspace === workspace.id && isReady(found) && pictures.has(found.mimetype);
}

/** New types of blocks come to one workspace after the other. Throws invalid_blocks, as for a type that there is not. */
export function checkRolledOut({ refusedBlocks }: Workspace, blocks: unknown): void {
  if (!Array.isArray(blocks)) return;
  for (const [index, block] of blocks.entries()) {
    const type = textAt(block, 'type') ?? '';
    if (refusedBlocks.has(type)) throw new NotRolledOut(type, `/blocks/${index}`);
  }
}

/**
 * Blocks may show only pictures that Slack has finished with. Throws `code`, with no more said than that the file is
 * invalid.
 */
export function checkPictures(
  place: Place,
  blocks: unknown,
  code: 'invalid_blocks' | 'invalid_arguments',
  at = '/blocks',
): void {
  if (!Array.isArray(blocks)) return;
  for (const [index, block] of flattened(blocks).entries()) {
    const parts = [block, objectAt(block, 'accessory'), ...listAt(block, 'elements')].filter(isObject);
    const files = parts.map((part) => objectAt(part, 'slack_file')).filter(isObject);
    if (!files.every((file) => isUsable(place, file))) {
      throw refusal(code, [`[ERROR] invalid slack file [json-pointer:${at}/${index}/slack_file]`]);
    }
  }
}
