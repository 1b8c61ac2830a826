import type { RollUp } from '../../../domain/report/roll-up.ts';
import type { objectives as english } from '../../en/goal/objectives.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import type { words } from '../words.ts';

const MAX_TITLE_LENGTH = 80;

/** Goals that serve a goal, and what they come to. */
export function objectives(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const weight = (percent: number): Mrkdwn => md`Gewicht ${format.mark(percent, { kind: 'percent' })}`;
  const amount = ({ progress, known, of }: RollUp): Mrkdwn => {
    if (progress === undefined) return md`noch ohne Wert`;
    const sum = of === 1 ? md`${format.progress(progress)}` : md`zusammen ${format.progress(progress)}`;
    if (known === of) return sum;
    return md`${sum} (${format.number(known)} von ${format.number(of)} ${known === 1 ? 'hat' : 'haben'} einen Wert)`;
  };
  return {
    parent: (title: string, percent?: number): Mrkdwn =>
      lines(
        [md`Zahlt ein auf: *${excerpt(title, MAX_TITLE_LENGTH)}*`, percent === undefined ? undefined : weight(percent)],
        ' · ',
      ),
    /** `*Was auf dieses Ziel einzahlt*: zusammen 62 % (2 von 3 haben einen Wert)` */
    rollUp: (sum: RollUp): Mrkdwn => {
      const heading = md`*Was auf dieses Ziel einzahlt*`;
      if (sum.of === 0) return heading;
      const once = sum.shared ? md`eine Kennzahl, die sich mehrere teilen, zählt einmal` : undefined;
      return md`${heading}: ${lines([amount(sum), once], '; ')}`;
    },
    /** `3 Ziele zahlen auf dieses ein: zusammen 62 % (2 von 3 haben einen Wert)` */
    together: (sum: RollUp): Mrkdwn =>
      md`${word.goals(sum.of)} ${sum.of === 1 ? 'zahlt' : 'zahlen'} auf dieses ein: ${amount(sum)}`,
    below: md`↳ `,
    noValue: md`noch ohne Wert`,
    weight,
    title: (title: string): Mrkdwn => md`*${excerpt(title, MAX_TITLE_LENGTH)}*`,
    more: (count: number): Mrkdwn => md`und ${word.goals(count)} mehr`,
  };
}
