import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { settlesWithin } from '../concurrency/settles-within.ts';
import type { Texts } from '../text/index.ts';
import { failureReport } from './failure-report.ts';
import type { ListenerDeps } from './listener-deps.ts';
import type { Reply } from './reply.ts';
import { isSlackError } from './slack-error.ts';
import { infoModal } from './views/info-modal.ts';
import { loadingModal } from './views/loading-modal.ts';
import type { Message } from './views/message.ts';
import type { PicturedModal } from './views/pictured-modal.ts';

/** What opens a modal: a command, a click or a shortcut. */
export interface Trigger {
  readonly client: WebClient;
  readonly user: string;
  /** A `trigger_id`. Works once, within three seconds. */
  readonly triggerId: string;
}

/** A modal, or what there is to say where it cannot be opened. */
export type ModalContent = ModalView | Message;
/** The same, where a modal may have pictures. */
export type PicturedContent = ModalContent | PicturedModal;

/** It as a modal, whatever it is. */
export function modalOf(content: PicturedContent, texts: Texts): PicturedModal {
  if ('modal' in content) return content;
  return { modal: 'type' in content ? content : infoModal(content, texts), pictures: [] };
}

/** How long after the request the modal is opened before it is known what stands in it. */
const LOOK_UP_MS = 1_000;

/**
 * Opens what is looked up, over the modal in which somebody clicked where `over` says so. A trigger lives three seconds:
 * where looking takes long, a loading view is opened first and becomes what was found. What there is to say instead is
 * answered or, where the loading view stands already, shown in it.
 */
export async function openModal(
  deps: ListenerDeps,
  { client, triggerId: trigger_id }: Pick<Trigger, 'client' | 'triggerId'>,
  content: Promise<PicturedContent>,
  over: 'nothing' | 'modal' = 'nothing',
): Promise<Reply> {
  const withPictures = (
    { view }: { readonly view?: { readonly id?: string; readonly hash?: string } },
    shown: PicturedModal,
  ) => {
    if (view?.id !== undefined && shown.pictures.length > 0) {
      deps.modalPictures.add(client, { id: view.id, hash: view.hash }, shown);
    }
  };
  const open = (view: ModalView) => client.views[over === 'modal' ? 'push' : 'open']({ trigger_id, view });
  if (await settlesWithin(content, Math.max(0, deps.waitFactor * LOOK_UP_MS - deps.elapsedMs()))) {
    const found = await content;
    if (isMessage(found)) return found;
    const shown = modalOf(found, deps.texts);
    withPictures(await open(shown.modal), shown);
    return undefined;
  }
  const opened = await open(loadingModal(deps.texts));
  const found = await content.catch((error: unknown) => failureReport(deps, 'modal', error));
  const shown = modalOf(found, deps.texts);
  if (opened.view?.id === undefined) return undefined;
  const updated = await client.views.update({ view_id: opened.view.id, view: shown.modal }).catch(unlessClosed);
  if (updated !== undefined) withPictures(updated, shown);
  return undefined;
}

/** Who closed the loading view does not look at it any more. */
function unlessClosed(error: unknown): undefined {
  if (!isSlackError(error, 'not_found')) throw error;
}

function isMessage(content: PicturedContent): content is Message {
  return !('type' in content) && !('modal' in content);
}
