import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const GAP = 4;
const EDGE = 8;

function place(box: HTMLElement, anchor: DOMRect, align: 'start' | 'end'): void {
  const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const below = viewport.height - anchor.bottom - EDGE - GAP;
  const above = anchor.top - EDGE - GAP;
  const wanted = box.scrollHeight + 2;
  const goesUp = below < Math.min(wanted, 220) && above > below;
  box.style.maxHeight = `${Math.max(120, Math.min(360, goesUp ? above : below))}px`;
  const width = Math.max(box.offsetWidth, align === 'start' ? Math.min(anchor.width, 520) : 0);
  const left = align === 'start' ? anchor.left : anchor.right - width;
  box.style.left = `${Math.max(EDGE, Math.min(left, viewport.width - width - EDGE))}px`;
  box.style.top = goesUp ? 'auto' : `${anchor.bottom + GAP}px`;
  box.style.bottom = goesUp ? `${viewport.height - anchor.top + GAP}px` : 'auto';
}

interface Props {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/** A box in the browser's top layer, above dialogs too, below its anchor or above it where there is more room. */
export function Floating({ anchor, align = 'start', children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    const rect = anchor.current?.getBoundingClientRect();
    if (!element || !rect) return;
    if (!element.matches(':popover-open')) element.showPopover();
    if (align === 'start') element.style.minWidth = `${Math.min(rect.width, 520)}px`;
    place(element, rect, align);
  });
  useEffect(() => {
    const follow = (event: Event) => {
      const element = box.current;
      const rect = anchor.current?.getBoundingClientRect();
      if (element && rect && event.target !== element) place(element, rect, align);
    };
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
    };
  }, [anchor, align]);
  return (
    <div ref={box} popover="manual" className="floating">
      {children}
    </div>
  );
}
