import type { Agent } from 'node:http';
import type { FetchFunction } from '@slack/web-api';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { ProxyAgent } from 'undici';

/** Proxies that were used, each with its connections. */
const dispatchers = new Map<string, ProxyAgent>();

/** The proxy for an address by the environment. Socket Mode goes where the Web API goes: `wss` is asked as `https`. */
export function proxyFor(url: string): string | undefined {
  return getProxyForUrl(url.replace(/^ws/, 'http')) || undefined;
}

function dispatcherFor(proxy: string): ProxyAgent {
  const known = dispatchers.get(proxy);
  if (known !== undefined) return known;
  const made = new ProxyAgent(proxy);
  dispatchers.set(proxy, made);
  return made;
}

/** `fetch`, through the proxy of each address: for files that are uploaded and downloaded. */
export function fetchThroughProxy(url: string, init: RequestInit = {}): Promise<Response> {
  const proxy = proxyFor(url);
  // Node's fetch takes a dispatcher, which the types of the web do not know.
  return fetch(url, proxy === undefined ? init : ({ ...init, dispatcher: dispatcherFor(proxy) } as RequestInit));
}

/** The same for Slack's client: for the Web API and response URLs. */
export const proxiedFetch: FetchFunction = (url, init) => fetchThroughProxy(String(url), init);

/** For a WebSocket; undefined where it connects directly. */
export function proxyAgentFor(url: string): Agent | undefined {
  const proxy = proxyFor(url);
  return proxy === undefined ? undefined : new HttpsProxyAgent(proxy);
}
