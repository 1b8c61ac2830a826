/** Line drawings on a grid of 20. */
const PATHS = {
  hash: 'M4 7.5h12M4 12.5h12M8.2 3.5 6.8 16.5M13.2 3.5l-1.4 13',
  lock: 'M5.5 9h9v7h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9',
  close: 'm5.5 5.5 9 9m0-9-9 9',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  send: 'M3.5 10 16.5 4l-4 12.5-3-5.5zM9.5 11l7-7',
  thread: 'M3.5 4.5h13v8.5H9.5L6 16v-3H3.5z',
  smile: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M7.3 11.5c.6 1.2 1.5 1.8 2.7 1.8s2.1-.6 2.7-1.8M7.5 8h.01M12.5 8h.01',
  bolt: 'M10.8 2.8 4.8 11.2h4.4l-.8 6 6-8.4H10z',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  moon: 'M16.5 11.8A7 7 0 1 1 8.2 3.5a5.6 5.6 0 0 0 8.3 8.3z',
  auto: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 3v14M10 6.5l5 0M10 10h7M10 13.5h5.5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11M13 13l3.8 3.8',
  pulse: 'M2.5 10.5h3.2l2-5.5 3.6 10 2.2-6 1 1.5h3',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 6v4.2l2.8 1.8',
  skip: 'm4.5 5 6 5-6 5zM15.5 5v10',
  eye: 'M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5M10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  goal: 'M4 16.5v-11h12v11M4 5.5h12M10 14.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  in: 'M16 10H5m4-4.5L4.5 10 9 14.5',
  out: 'M4 10h11m-4-4.5 4.5 4.5-4.5 4.5',
  down: 'M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon as large as its text. It says nothing to screen readers: what holds it has a name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
