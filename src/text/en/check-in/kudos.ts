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
    button: ':clap: Kudos',
    label: (title: string) => `Kudos for ${title}`,
    /** `Kudos from Mara, June and 3 others` */
    from: (names: readonly string[], others: number): Mrkdwn => {
      const more = others === 0 ? [] : [others === 1 ? '1 other' : `${format.number(others)} others`];
      return md`:clap: Kudos from ${format.list([...names, ...more])}`;
    },
    answer: (why: 'already' | 'own' | 'full' | 'gone'): Mrkdwn => {
      const answers = {
        already: md`Your kudos are in already. Thank you.`,
        own: md`This one is yours. Let the others cheer.`,
        full: md`So many have cheered that there is no room for more names. Thank you all the same.`,
        gone: md`This is not celebrated any more.`,
      };
      return answers[why];
    },
  };
}
