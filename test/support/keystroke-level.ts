/**
 * How long a practised person is busy with a form, by the keystroke-level model: S. K. Card, T. P. Moran and A. Newell,
 * "The keystroke-level model for user performance time with interactive systems", Communications of the ACM 23 (1980),
 * pages 396-410. It counts what hands and head do, in seconds. Reading, and waiting for an answer, are not in it.
 */
export const OPERATORS = {
  /** A key, or the button of the mouse: the average typist who is no secretary, forty words a minute. */
  K: 0.28,
  /** Pointing at something with the mouse. */
  P: 1.1,
  /** A hand on its way from the mouse to the keyboard, or back. */
  H: 0.4,
  /** Making up one's mind about what comes next. */
  M: 1.35,
} as const;

/** What a person does. */
export type Act =
  | { readonly act: 'click' }
  /** Into a field that is clicked into first, or reached by so many tabs. */
  | { readonly act: 'type'; readonly text: string; readonly tabs?: number }
  /** From a list: it is opened once, and each of them is clicked. */
  | { readonly act: 'choose'; readonly count: number }
  /** From a calendar: it is opened, turned by so many months, and the day is clicked. */
  | { readonly act: 'date'; readonly months: number };

const { K, P, H, M } = OPERATORS;
const CLICK = P + K;

/** In seconds; each decision is thought about once. */
export function secondsFor(acts: readonly Act[]): number {
  return acts.reduce((sum, one) => sum + secondsOf(one), 0);
}

function secondsOf(one: Act): number {
  switch (one.act) {
    case 'click':
      return M + CLICK;
    case 'type':
      return M + (one.tabs === undefined ? CLICK + 2 * H : one.tabs * K) + one.text.length * K;
    case 'choose':
      return CLICK + one.count * (M + CLICK);
    case 'date':
      // The button that turns the calendar stays where it is: pointed at once, then only pressed.
      return CLICK + (one.months > 0 ? M + P + one.months * K : 0) + M + CLICK;
  }
}

/** An input block of a form, as it is shown. */
interface Shown {
  readonly block_id?: unknown;
  readonly element?: unknown;
}

/**
 * What is done to fill in fields of a form that is shown, by what their elements are. A calendar opens at the day that is
 * chosen, else at `today`.
 */
export function actsToFill(
  blocks: readonly Shown[],
  values: Readonly<Record<string, string | readonly string[]>>,
  today: string,
): Act[] {
  return Object.entries(values).map(([field, value]): Act => {
    const element = blocks.find(({ block_id }) => String(block_id).replace(/~\d+$/, '') === field)?.element;
    const { type, initial_date: shown = today } = (element ?? {}) as { type?: string; initial_date?: string };
    if (type === undefined) throw new Error(`no field ${field}`);
    if (type === 'datepicker') return { act: 'date', months: Math.abs(monthOf(String(value)) - monthOf(shown)) };
    if (type.includes('select')) return { act: 'choose', count: [value].flat().length };
    return { act: 'type', text: String(value) };
  });
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
