import { performance } from 'node:perf_hooks';
import type { FetchFunction } from '@slack/web-api';

/** A call to Slack ended, with the status of HTTP, or `none` where there was no answer. */
export type CallObserver = (method: string, status: number | 'none', seconds: number) => void;

/** Methods of the Web API are the last part of its addresses; any other address is one for uploads and responses. */
const METHOD = /\/api\/([a-z]+(?:\.[a-zA-Z]+)+)$/;

/** `fetch` of Slack's client, measured. */
export function watchedFetch(fetch: FetchFunction, observe: CallObserver): FetchFunction {
  return async (url, init) => {
    const [, method = 'other'] = METHOD.exec(String(url).split('?', 1)[0] ?? '') ?? [];
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1000;
    try {
      const response = await fetch(url, init);
      observe(method, response.status, seconds());
      return response;
    } catch (error) {
      observe(method, 'none', seconds());
      throw error;
    }
  };
}
