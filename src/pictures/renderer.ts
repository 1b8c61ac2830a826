import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import type { Picture } from './picture.ts';

/** What the thread is handed, one after the other. */
export interface ToThread {
  readonly picture: Picture;
  /** It is made while nothing else wants a core. */
  readonly whenIdle: boolean;
}
/** What it answers. */
export type FromThread = { readonly png: Uint8Array<ArrayBuffer> } | { readonly failed: string };

/** Makes pictures in a thread of its own, so that nobody else waits for them. */
export interface PictureRenderer {
  /**
   * The PNG of a picture. Rejects where too many wait already, where it takes too long, or where the thread fails; the
   * next one begins with a new thread then.
   */
  render(picture: Picture): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

interface RendererOptions {
  /** Pictures that may wait for their turn; 20 by default. */
  readonly maxWaiting?: number;
  /** For one picture, in milliseconds; 15,000 by default. */
  readonly timeoutMs?: number;
  /** For a picture that is made while nothing else wants a core; 3,000 by default. Then one is made beside the others. */
  readonly idleTimeoutMs?: number;
}

/** A picture needs few megabytes; what needs more than this is no picture. */
const MAX_HEAP_MB = 128;
/** Whatever the process gives its own: what is young is collected with every picture. */
const MAX_YOUNG_MB = 8;

/** Of a thread, which loads its fonts and compiles its code before it waits for a core that nobody else wants. */
const FIRST_PICTURES = 1;
/** Where there was no such core in time: as many as may wait then. */
const PICTURES_AFTER_STARVING = 20;

/**
 * The thread starts with the first picture. After that it works while nothing else wants a core. Where every core is taken
 * for longer than a picture may wait, it gets its share of them for the pictures that wait.
 */
export function createPictureRenderer({
  maxWaiting = 20,
  timeoutMs = 15_000,
  idleTimeoutMs = 3_000,
}: RendererOptions = {}): PictureRenderer {
  const queue = new PQueue({ concurrency: 1 });
  let worker: Worker | undefined;
  let beforeIdle = FIRST_PICTURES;
  let closed = false;
  let ended: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    ended = Promise.all([ended, worker?.terminate()]);
    worker = undefined;
    await ended;
  };
  const renderOnce = async (picture: Picture, whenIdle: boolean) => {
    worker ??= startThread();
    try {
      return await answerOf(worker, { picture, whenIdle }, whenIdle ? idleTimeoutMs : timeoutMs);
    } catch (error) {
      if (!(error instanceof PictureFailed)) {
        beforeIdle = FIRST_PICTURES;
        const stopped = stop();
        // A thread without a core takes long to end, and nobody waits for that.
        if (!whenIdle) await stopped;
      }
      throw error;
    }
  };
  const renderNext = async (picture: Picture) => {
    const whenIdle = beforeIdle === 0;
    if (!whenIdle) beforeIdle -= 1;
    try {
      return await renderOnce(picture, whenIdle);
    } catch (error) {
      if (closed || !whenIdle || !(error instanceof PictureLate)) throw error;
      beforeIdle = PICTURES_AFTER_STARVING;
      return renderOnce(picture, false);
    }
  };
  return {
    render: (picture) => {
      if (queue.size >= maxWaiting) return Promise.reject(new Error(`${maxWaiting} pictures wait already`));
      return queue.add(() => renderNext(picture));
    },
    close: async () => {
      closed = true;
      queue.clear();
      await stop();
    },
  };
}

function startThread(): Worker {
  const worker = new Worker(program(), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: MAX_YOUNG_MB },
  });
  // An error that nobody listens to would end the process; the picture that waits for the thread hears of it by itself.
  return worker.on('error', () => undefined);
}

/** One picture could not be made; the thread is well. */
class PictureFailed extends Error {
  override readonly name = 'PictureFailed';
}

/** The thread has not answered in time. */
class PictureLate extends Error {
  override readonly name = 'PictureLate';
}

function answerOf(worker: Worker, message: ToThread, timeoutMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const ending = new AbortController();
  const answered = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    const late = setTimeout(() => fail(new PictureLate(`no picture within ${timeoutMs} ms`)), timeoutMs);
    const ended = () => fail(new Error('the thread of pictures has ended'));
    const receive = (answer: FromThread) =>
      'png' in answer ? resolve(answer.png) : fail(new PictureFailed(answer.failed));
    worker.on('message', receive).on('error', fail).on('exit', ended);
    ending.signal.addEventListener('abort', () => {
      clearTimeout(late);
      worker.off('message', receive).off('error', fail).off('exit', ended);
    });
    worker.postMessage(message);
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
