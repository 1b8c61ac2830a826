import type { pictures as english, ScoresInWords } from '../../en/goal/pictures.ts';
import type { Formats } from '../../format.ts';

export function pictures(format: Formats): ReturnType<typeof english> {
  return {
    score: (now: string | undefined, before: string | undefined): string =>
      now === undefined ? '–' : before === undefined || before === now ? now : `${now}, zuvor ${before}`,
    spread: 'Niedrigste bis höchste Bewertung',
    scoresStory: ({ title, scores }: ScoresInWords): string => {
      const scored = scores.flatMap(({ name, now, before }) => (now ? [{ name, now, before }] : []));
      const changed = scored.flatMap(({ name, now, before }) =>
        before === undefined || before.value === now.value
          ? []
          : [` ${name}: von ${before.text} auf ${now.text} ${now.value > before.value ? 'gestiegen' : 'gefallen'}.`],
      );
      const named = (some: typeof scored) => format.list(some.map(({ name, now }) => `${name} (${now.text})`));
      const same = scored.filter(({ now, before }) => before?.value === now.value);
      const first = scored.filter(({ before }) => before === undefined);
      const least = Math.min(...scored.map(({ now }) => now.value));
      const weakest = scored.filter(({ now }) => now.value === least);
      return [
        `${title}.`,
        ...changed,
        same.length === 0 ? '' : ` Unverändert: ${named(same)}.`,
        first.length === 0 ? '' : ` Bewertet: ${named(first)}.`,
        scored.length < scores.length
          ? ` Nicht bewertet: ${format.list(scores.filter(({ now }) => !now).map(({ name }) => name))}.`
          : '',
        weakest.length === 0 || weakest.length === scored.length
          ? ''
          : ` Am schwächsten: ${format.list(weakest.map(({ name }) => name))}.`,
      ].join('');
    },
  };
}
