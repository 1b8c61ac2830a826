import type { WebClient } from '@slack/web-api';
import type { ListenerDeps } from './listener-deps.ts';
import type { StandingView } from './modal-pictures.ts';
import { modalOf, type PicturedContent } from './open-modal.ts';
import { isSlackError } from './slack-error.ts';

/**
 * Shows something in the place of a view that stands; nobody misses it where that was closed meanwhile. With a hash, only
 * where the view is still what it was then, with its pictures or without. What it has of pictures is added later.
 */
export async function replaceView(
  { texts, modalPictures }: Pick<ListenerDeps, 'texts' | 'modalPictures'>,
  client: Pick<WebClient, 'views'>,
  standing: StandingView,
  content: PicturedContent,
): Promise<void> {
  const shown = modalOf(content, texts);
  const { id, hash } = await modalPictures.replacing(standing);
  try {
    const { view } = await client.views.update({ view_id: id, view: shown.modal, ...(hash && { hash }) });
    if (shown.pictures.length > 0) modalPictures.add(client, { id, hash: view?.hash }, shown);
  } catch (error) {
    if (isSlackError(error, 'not_found') || isSlackError(error, 'hash_conflict')) return;
    throw error;
  }
}
