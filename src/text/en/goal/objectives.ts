import type { RollUp } from '../../../domain/report/roll-up.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly objective: ReturnType<typeof objectives>;
  }
}

/** Of a goal's title where another goal is meant. */
const MAX_TITLE_LENGTH = 80;

/** Goals that serve a goal, and what they come to. */
export function objectives(format: Formats, word: ReturnType<typeof words>) {
  const weight = (percent: number): Mrkdwn => md`weight ${format.mark(percent, { kind: 'percent' })}`;
  const amount = ({ progress, known, of }: RollUp): Mrkdwn => {
    if (progress === undefined) return md`no value yet`;
    const sum = of === 1 ? md`${format.progress(progress)}` : md`${format.progress(progress)} together`;
    if (known === of) return sum;
    return md`${sum} (${format.number(known)} of ${format.number(of)} ${known === 1 ? 'has' : 'have'} a value)`;
  };
  return {
    /** `Serves: *Clients who stay* · weight 40%` */
    parent: (title: string, percent?: number): Mrkdwn =>
      lines(
        [md`Serves: *${excerpt(title, MAX_TITLE_LENGTH)}*`, percent === undefined ? undefined : weight(percent)],
        ' · ',
      ),
    /** `*Goals that serve this one*: 62% together (2 of 3 have a value)` */
    rollUp: (sum: RollUp): Mrkdwn => {
      const heading = md`*Goals that serve this one*`;
      if (sum.of === 0) return heading;
      const once = sum.shared ? md`a KPI that several of them share counts once` : undefined;
      return md`${heading}: ${lines([amount(sum), once], '; ')}`;
    },
    /** In a line of the goal: `3 goals serve this one: 62% together (2 of 3 have a value)` */
    together: (sum: RollUp): Mrkdwn =>
      md`${word.goals(sum.of)} ${sum.of === 1 ? 'serves' : 'serve'} this one: ${amount(sum)}`,
    /** Before a goal that stands below the one that it serves. */
    below: md`↳ `,
    noValue: md`no value yet`,
    weight,
    title: (title: string): Mrkdwn => md`*${excerpt(title, MAX_TITLE_LENGTH)}*`,
    more: (count: number): Mrkdwn => md`and ${word.goals(count)} more`,
  };
}
