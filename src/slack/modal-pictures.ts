import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../logger.ts';
import type { Pictures } from './pictures.ts';
import { isSlackError } from './slack-error.ts';
import { LIMITS } from './views/blocks.ts';
import type { PicturedModal, PlacedPicture } from './views/pictured-modal.ts';
import { slackImage } from './views/trend-block.ts';

/** A view that stands in Slack, and the hash that it had. */
export interface StandingView {
  readonly id: string;
  readonly hash?: string | undefined;
}

/**
 * Pictures of modals that stand. A modal is opened without them and never waits: each says in words what its pictures show,
 * and stays as it is where one cannot be had.
 */
export interface ModalPictures {
  /** Adds pictures to a modal once Slack has them, unless something else stands in its place by then. */
  add(client: Views, standing: StandingView, modal: PicturedModal): void;
  /**
   * Something else is to stand in the place of a view: pictures that are still to come are not added any more. What a
   * person clicked may have had the hash of before a picture: the one with it is returned.
   */
  replacing(standing: StandingView): Promise<StandingView>;
}
type Views = Pick<WebClient, 'views'>;

interface Options {
  readonly pictures: Pick<Pictures, 'fileOf' | 'forget'>;
  readonly logger: Logger;
  /** Work that is waited for when the process stops. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

interface Standing {
  /** Goes up with everything that is to stand there. */
  turn: number;
  /** The update with pictures, while it is on its way. */
  sending?: Promise<unknown>;
  /** The hash before pictures were added, and since. */
  added?: { readonly before: string | undefined; readonly since: string | undefined };
}

/** Modals that are open at once; one that falls out gets no picture any more. */
const MAX_OPEN = 1000;
/** Nobody waits for it, and who still looks by then is glad of it. */
const WAIT_MS = 20_000;

export function createModalPictures({ pictures, logger, track }: Options): ModalPictures {
  const open = new LRUCache<string, Standing>({ max: MAX_OPEN });
  const add = async (client: Views, { id, hash }: StandingView, { modal, pictures: asked }: PicturedModal) => {
    const standing: Standing = { turn: (open.get(id)?.turn ?? 0) + 1 };
    open.set(id, standing);
    const { turn } = standing;
    const found = await Promise.all(asked.slice(0, LIMITS.blocksInView - modal.blocks.length).map(fileOf));
    const ready = found.flatMap((one) => one ?? []);
    if (ready.length === 0 || open.get(id) !== standing || standing.turn !== turn) return;
    try {
      const sent = client.views.update({ view_id: id, view: withImages(modal, ready), ...(hash && { hash }) });
      standing.sending = sent;
      standing.added = { before: hash, since: (await sent).view?.hash };
    } catch (error) {
      // Closed meanwhile, or something newer stands there.
      if (isSlackError(error, 'not_found') || isSlackError(error, 'hash_conflict')) return;
      logger.info({ error }, 'a modal has no picture; it says it in words');
      for (const { asked: one, file } of ready) await pictures.forget(one.place, file);
    }
  };
  const fileOf = async (one: PlacedPicture): Promise<Ready | undefined> => {
    const file = await pictures.fileOf(one.place, one.picture, one.story, { waitMs: WAIT_MS });
    return file === undefined ? undefined : { asked: one, file };
  };
  return {
    add: (client, standing, modal) => {
      void track(add(client, standing, modal)).catch((error: unknown) => {
        logger.info({ error }, 'a modal has no picture; it says it in words');
      });
    },
    replacing: async ({ id, hash }) => {
      const standing = open.get(id);
      if (standing === undefined) return { id, hash };
      standing.turn += 1;
      await standing.sending?.catch(() => undefined);
      const { added } = standing;
      return { id, hash: added !== undefined && added.before === hash ? added.since : hash };
    },
  };
}

interface Ready {
  readonly asked: PlacedPicture;
  readonly file: string;
}

function withImages(modal: ModalView, ready: readonly Ready[]): ModalView {
  const at = (index: number) =>
    ready.filter(({ asked }) => asked.at === index).map(({ asked, file }) => slackImage(file, asked.story));
  return {
    ...modal,
    blocks: [...modal.blocks.flatMap((block, index) => [...at(index), block]), ...at(modal.blocks.length)],
  };
}
