/** Calls `act` at the earliest of the moments that were asked for; one call answers for all that asked before it. */
export function createAlarm(act: () => void): { readonly ring: (ms: number) => void; readonly stop: () => void } {
  let set: { readonly at: number; readonly timer: NodeJS.Timeout } | undefined;
  const stop = () => {
    clearTimeout(set?.timer);
    set = undefined;
  };
  return {
    ring: (ms) => {
      const at = performance.now() + ms;
      if (set !== undefined && set.at <= at) return;
      stop();
      const timer = setTimeout(() => {
        set = undefined;
        act();
      }, ms);
      set = { at, timer: timer.unref() };
    },
    stop,
  };
}
