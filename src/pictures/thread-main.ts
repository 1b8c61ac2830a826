import { parentPort } from 'node:worker_threads';
import { createRender } from './render.ts';
import type { FromThread, ToThread } from './renderer.ts';

const render = createRender();
const answer = (message: FromThread, moved: ArrayBuffer[] = []) => parentPort?.postMessage(message, moved);

parentPort?.on('message', ({ picture }: ToThread) => {
  try {
    const png = render(picture);
    answer({ png }, [png.buffer]);
  } catch (error) {
    answer({ failed: error instanceof Error ? error.message : String(error) });
  }
});
