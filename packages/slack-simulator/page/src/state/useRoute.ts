import { useCallback, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './route.ts';

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The route in the address and a way to change it. `replace` leaves no step for the back button. */
export function useRoute(): readonly [Route, (next: Route, how?: 'push' | 'replace') => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const go = useCallback((next: Route, how: 'push' | 'replace' = 'push') => {
    const to = formatRoute(next);
    if (to === window.location.hash) return;
    if (how === 'push') {
      window.location.hash = to;
      return;
    }
    window.history.replaceState(null, '', to);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return [parseRoute(hash), go];
}
