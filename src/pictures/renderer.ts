import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import type { TrendPicture } from './picture.ts';

/** What the thread is handed, one after the other. */
export interface ToThread {
  readonly picture: TrendPicture;
}
/** What it answers. */
export type FromThread = { readonly png: Uint8Array<ArrayBuffer> } | { readonly failed: string };

/** Makes pictures in a thread of its own, so that nobody else waits for them. */
export interface PictureRenderer {
  /**
   * The PNG of a picture. Rejects where too many wait already, where it takes too long, or where the thread fails; the
   * next one begins with a new thread then.
   */
  render(picture: TrendPicture): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

interface RendererOptions {
  /** Pictures that may wait for their turn; 20 by default. */
  readonly maxWaiting?: number;
  /** For one picture, in milliseconds; 15,000 by default. */
  readonly timeoutMs?: number;
}

/** A picture needs few megabytes; what needs more than this is no picture. */
const MAX_HEAP_MB = 128;

/** The thread starts with the first picture. */
export function createPictureRenderer({ maxWaiting = 20, timeoutMs = 15_000 }: RendererOptions = {}): PictureRenderer {
  const queue = new PQueue({ concurrency: 1 });
  let worker: Worker | undefined;
  const stop = async () => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const renderNext = async (picture: TrendPicture) => {
    worker ??= startThread();
    try {
      return await answerOf(worker, picture, timeoutMs);
    } catch (error) {
      if (!(error instanceof PictureFailed)) await stop();
      throw error;
    }
  };
  return {
    render: (picture) => {
      if (queue.size >= maxWaiting) return Promise.reject(new Error(`${maxWaiting} pictures wait already`));
      return queue.add(() => renderNext(picture));
    },
    close: async () => {
      queue.clear();
      await stop();
    },
  };
}

function startThread(): Worker {
  const worker = new Worker(program(), { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
  // An error that nobody listens to would end the process; the picture that waits for the thread hears of it by itself.
  return worker.on('error', () => undefined);
}

/** One picture could not be made; the thread is well. */
class PictureFailed extends Error {
  override readonly name = 'PictureFailed';
}

function answerOf(worker: Worker, picture: TrendPicture, timeoutMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const ending = new AbortController();
  const answered = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    const late = setTimeout(() => fail(new Error(`no picture within ${timeoutMs} ms`)), timeoutMs);
    const ended = () => fail(new Error('the thread of pictures has ended'));
    const receive = (answer: FromThread) =>
      'png' in answer ? resolve(answer.png) : fail(new PictureFailed(answer.failed));
    worker.on('message', receive).on('error', fail).on('exit', ended);
    ending.signal.addEventListener('abort', () => {
      clearTimeout(late);
      worker.off('message', receive).off('error', fail).off('exit', ended);
    });
    worker.postMessage({ picture } satisfies ToThread);
  });
  return answered.finally(() => ending.abort());
}

/** What the thread runs. Sources go through a loader, which Node 20 does not hand on to threads. */
function program(): URL {
  const extension = extname(import.meta.filename);
  const main = new URL(`./thread-main${extension}`, import.meta.url);
  if (extension !== '.ts') return main;
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const lines = `import { register } from ${loader}; register(); await import(${JSON.stringify(main)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(lines)}`);
}
