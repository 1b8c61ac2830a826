import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly kudos: ReturnType<typeof kudos>;
  }
}

/** Kudos for a celebration. */
export function kudos(format: Formats) {
  return {
    button: ':clap: Give kudos',
    label: (title: string) => `Give kudos for ${title}`,
    /** `Kudos from Mara, June and 3 others` */
    from: (names: readonly string[], others: number): Mrkdwn => {
      const more = others === 0 ? [] : [others === 1 ? '1 other' : `${format.number(others)} others`];
      return md`:clap: Kudos from ${format.list([...names, ...more])}`;
    },
    answer: (why: 'already' | 'own' | 'full' | 'gone'): Mrkdwn => {
      const answers = {
        already: md`You already gave kudos. Thank you.`,
        own: md`This celebration is yours. Let the others give kudos.`,
        full: md`This celebration can't hold any more names. Thank you all the same.`,
        gone: md`This celebration was taken back.`,
      };
      return answers[why];
    },
  };
}
