import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** The request from Slack out of which the current work comes; undefined for what the heartbeat does. */
export function currentRequest(): string | undefined {
  return requests.getStore();
}

/** What `act` starts belongs to no request, although one set it off: a beat does what others asked for, too. */
export function outsideRequests<T>(act: () => T): T {
  return requests.exit(act);
}

/** Everything that `act` starts, also what goes on after it, belongs to this request. */
export function withinRequest<T>(id: string, act: () => T): T {
  return requests.run(id, act);
}
