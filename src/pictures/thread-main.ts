import { parentPort } from 'node:worker_threads';
import { collector } from '../collector.ts';
import type { Picture } from './picture.ts';
import { createPriority } from './priority.ts';
import { createRender } from './render.ts';
import type { FromThread, ToThread } from './renderer.ts';

const priority = createPriority();
const render = createRender();
const collect = collector();

parentPort?.on('message', ({ picture, whenIdle }: ToThread) => {
  if (whenIdle) priority.waitForIdle();
  const answer = answerTo(picture);
  // The pixels of a picture are some eight megabytes outside of JavaScript, of which V8 knows nothing.
  collect({ type: 'minor' });
  // The next picture is sent after this answer. One that comes before the turn is over would be made in the same turn, and
  // what was collected is freed after it: sent at once, a thousand pictures keep their pixels until the last one.
  setImmediate(() => parentPort?.postMessage(answer, 'png' in answer ? [answer.png.buffer] : []));
});

function answerTo(picture: Picture): FromThread {
  try {
    return { png: render(picture) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
