import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { createKeyedQueue } from '../concurrency/keyed-queue.ts';
import { settlesWithin } from '../concurrency/settles-within.ts';
import type { WorkspaceId } from '../domain/names.ts';
import type { Logger } from '../logger.ts';
import type { Picture } from '../pictures/picture.ts';
import type { PictureRenderer } from '../pictures/renderer.ts';
import type { PictureStore } from '../ports/pictures.ts';
import type { Clock } from '../ports/runtime.ts';
import { isSlackError } from './slack-error.ts';
import { isProcessed, uploadFile } from './upload-file.ts';

/** Pictures in messages. Where one cannot be had there is none, and the message says in words what it would show. */
export interface Pictures {
  /** Whether the workspace takes Slack's block for charts, as far as is known. */
  takesCharts(): Promise<boolean>;
  /** The workspace refused that block: it is asked again in a month. */
  noteChartRefused(): Promise<void>;
  /**
   * Slack's id of the file with a picture, which messages may show; undefined where there is none in time.
   *
   * @param place what it is of, and in which language: the picture that was there before is deleted
   */
  fileOf(place: string, picture: Picture, altText: string, waiting?: Waiting): Promise<string | undefined>;
  /** Slack refused to show the file of a place: it is uploaded again next time. */
  forget(place: string, file: string): Promise<void>;
  /** There is to be no picture in this place any more: the one that was there is deleted. */
  drop(place: string): Promise<void>;
}

interface Waiting {
  /** How long the picture is waited for, in milliseconds; six seconds by default. */
  readonly waitMs?: number;
  /** Called where it is there after that. */
  readonly onLater?: () => void;
}

export interface PicturesOptions {
  readonly client: Pick<WebClient, 'files'>;
  readonly workspace: WorkspaceId;
  readonly scopes: ReadonlySet<string>;
  readonly store: PictureStore;
  readonly renderer: PictureRenderer;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Work that is waited for when the process stops. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly waitFactor: number;
}

const SCOPES = ['files:write', 'files:read'];
/** Somebody waits for the message; a picture that comes later is there the next time. */
const PICTURE_TIMEOUT_MS = 6000;
const FILE_NAME = 'goalpost.png';
const REFUSAL_LIVES_MS = 30 * 24 * 60 * 60 * 1000;
/** Part of the hash: a new look makes new pictures. */
const LOOK = 4;

export function createPictures(options: PicturesOptions): Pictures {
  const { client, workspace, scopes, store, clock, logger, track, waitFactor } = options;
  const queue = createKeyedQueue();
  const mayUpload = SCOPES.every((scope) => scopes.has(scope));
  const find = async (place: string, picture: Picture, altText: string) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([LOOK, picture]))
      .digest('hex');
    const kept = await store.get(workspace, place);
    const file = kept?.hash === hash ? kept.file : await replacePicture(options, { place, hash, altText, picture });
    try {
      return (await isProcessed(client, file)) ? file : undefined;
    } catch (error) {
      if (isSlackError(error, 'file_not_found') || isSlackError(error, 'file_deleted')) {
        await store.forget(workspace, place, file);
      }
      throw error;
    }
  };
  return {
    takesCharts: async () => {
      const refusedAt = await store.blockRefusedAt(workspace);
      return refusedAt === undefined || clock.now().getTime() - refusedAt.getTime() > REFUSAL_LIVES_MS;
    },
    noteChartRefused: async () => {
      logger.info({ workspace }, "this workspace does not take Slack's block for charts; pictures take its place");
      await store.noteBlockRefused(workspace, clock.now());
    },
    fileOf: async (place, picture, altText, { waitMs = PICTURE_TIMEOUT_MS, onLater } = {}) => {
      if (!mayUpload) return undefined;
      const found = track(queue.run(place, () => find(place, picture, altText))).catch((error: unknown) => {
        logger.info({ error, place }, 'there is no picture; the message says it in words');
        return undefined;
      });
      if (await settlesWithin(found, waitFactor * waitMs)) return found;
      void found.then((file) => file !== undefined && onLater?.());
      return undefined;
    },
    forget: (place, file) => store.forget(workspace, place, file),
    drop: (place) =>
      queue.run(place, async () => {
        const kept = await store.get(workspace, place);
        if (kept === undefined) return;
        await store.forget(workspace, place, kept.file);
        void track(deleteFile(client, kept.file, logger));
      }),
  };
}

interface Replacing {
  readonly place: string;
  readonly hash: string;
  readonly altText: string;
  readonly picture: Picture;
}

/** Makes and uploads a picture, and deletes the one in whose place it comes. */
async function replacePicture(
  { client, workspace, store, renderer, clock, logger, track }: PicturesOptions,
  { place, hash, altText, picture }: Replacing,
): Promise<string> {
  const content = await renderer.render(picture);
  const file = await uploadFile(client, { name: FILE_NAME, title: picture.title || FILE_NAME, altText, content });
  const before = await store.replace({ workspace, place, hash, file, at: clock.now() });
  if (before !== undefined) void track(deleteFile(client, before.file, logger));
  return file;
}

/** A file that is not deleted does no harm: nobody but the app and the readers of its message sees it. */
async function deleteFile(client: PicturesOptions['client'], file: string, logger: Logger): Promise<void> {
  try {
    await client.files.delete({ file });
  } catch (error) {
    const isGone = isSlackError(error, 'file_deleted') || isSlackError(error, 'file_not_found');
    if (!isGone) logger.info({ error, file }, 'the picture before could not be deleted');
  }
}
