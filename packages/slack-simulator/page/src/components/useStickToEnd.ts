import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** So near to the end (in pixels) counts as being there. */
const NEAR = 80;

/**
 * Keeps a scrolling box at its end as its content grows, unless the person has scrolled away from it.
 * @param last names the last thing in it; a new one is followed
 * @param pulls the last thing is by or for the person alone, and is followed from anywhere
 */
export function useStickToEnd(box: RefObject<HTMLElement | null>, last: string | undefined, pulls: boolean) {
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const toEnd = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [box]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      setAway(!atEnd.current);
    };
    // Pictures and late blocks make the content grow without a new message.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [box, toEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows each new last message
  useLayoutEffect(() => {
    if (atEnd.current || pulls) toEnd();
  }, [last, toEnd]);
  return { away, toEnd };
}
