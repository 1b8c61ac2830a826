import type { Closing } from './closing.ts';
import { createPictureRenderer } from './pictures/renderer.ts';
import type { PictureStore } from './ports/pictures.ts';
import type { Identity } from './slack/identity.ts';
import { createModalPictures, type ModalPictures } from './slack/modal-pictures.ts';
import { createPictures, type Pictures, type PicturesOptions } from './slack/pictures.ts';

/** Of a picture that is made beside everything else. */
const RENDER_TIMEOUT_MS = 15_000;

interface Surroundings extends Pick<PicturesOptions, 'clock' | 'logger' | 'waitFactor'> {
  readonly closing: Closing;
}

interface Parts extends Pick<PicturesOptions, 'client'> {
  readonly identity: Identity;
  readonly stores: { readonly pictures: PictureStore };
}

/** Joins the thread that makes pictures with Slack, which shows them; what is to be closed is added to `closing`. */
export function openPictures(
  { clock, logger, waitFactor, closing }: Surroundings,
  { client, identity: { workspace, scopes }, stores }: Parts,
  track: PicturesOptions['track'],
): Pictures {
  const renderer = createPictureRenderer({ timeoutMs: Math.max(1, waitFactor) * RENDER_TIMEOUT_MS });
  closing.push(renderer.close);
  const store = stores.pictures;
  return createPictures({ client, workspace, scopes, store, renderer, clock, logger, track, waitFactor });
}

/** Pictures as listeners have them: for messages, and for modals that stand. */
export function forListeners(
  pictures: Pictures,
  track: PicturesOptions['track'],
  logger: PicturesOptions['logger'],
): { readonly pictures: Pictures; readonly modalPictures: ModalPictures } {
  return { pictures, modalPictures: createModalPictures({ pictures, track, logger }) };
}
