/** Waits for work to end, well or not, for so many milliseconds at the most; false where it goes on after that. */
export function settlesWithin(work: Promise<unknown>, maxMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), maxMs);
    const ended = () => {
      clearTimeout(late);
      resolve(true);
    };
    work.then(ended, ended);
  });
}
