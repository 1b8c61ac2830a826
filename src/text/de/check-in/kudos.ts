import type { kudos as english } from '../../en/check-in/kudos.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';

/** Kudos for a celebration. */
export function kudos(format: Formats): ReturnType<typeof english> {
  return {
    button: ':clap: Applaudieren',
    label: (title: string) => `Applaudieren für ${title}`,
    /** `Applaus von Mara, June und 3 weiteren` */
    from: (names: readonly string[], others: number): Mrkdwn => {
      const more = others === 0 ? [] : [others === 1 ? '1 weiteren Person' : `${format.number(others)} weiteren`];
      return md`:clap: Applaus von ${format.list([...names, ...more])}`;
    },
    answer: (why: 'already' | 'own' | 'full' | 'gone'): Mrkdwn => {
      const answers = {
        already: md`Dein Applaus ist schon dabei. Danke.`,
        own: md`Dieses Ziel ist deins. Lass die anderen klatschen.`,
        full: md`So viele haben geklatscht, dass kein Name mehr hineinpasst. Danke trotzdem.`,
        gone: md`Das wird nicht mehr gefeiert.`,
      };
      return answers[why];
    },
  };
}
