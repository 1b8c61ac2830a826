import type { Formats } from '../../format.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly picture: ReturnType<typeof pictures>;
  }
}

/** A score, and how it is written. */
export interface WrittenScore {
  readonly value: number;
  readonly text: string;
}

export interface ScoresInWords {
  readonly title: string;
  readonly scores: readonly { readonly name: string; readonly now?: WrittenScore; readonly before?: WrittenScore }[];
}

/** What pictures of more than one line say in words. */
export function pictures(format: Formats) {
  return {
    /** A score beside the one before, in the picture itself. */
    score: (now: string | undefined, before: string | undefined): string =>
      now === undefined ? '–' : before === undefined || before === now ? now : `${now}, was ${before}`,
    spread: 'Lowest to highest score',
    /** `Pulse: Harbour Bank. Purpose rose from 3 to 4. Unchanged: care (2). Weakest: care.` */
    scoresStory: ({ title, scores }: ScoresInWords): string => {
      const scored = scores.flatMap(({ name, now, before }) => (now ? [{ name, now, before }] : []));
      const changed = scored.flatMap(({ name, now, before }) =>
        before === undefined || before.value === now.value
          ? []
          : [` ${name} ${now.value > before.value ? 'rose' : 'fell'} from ${before.text} to ${now.text}.`],
      );
      const named = (some: typeof scored) => format.list(some.map(({ name, now }) => `${name} (${now.text})`));
      const same = scored.filter(({ now, before }) => before?.value === now.value);
      const first = scored.filter(({ before }) => before === undefined);
      const least = Math.min(...scored.map(({ now }) => now.value));
      const weakest = scored.filter(({ now }) => now.value === least);
      return [
        `${title}.`,
        ...changed,
        same.length === 0 ? '' : ` Unchanged: ${named(same)}.`,
        first.length === 0 ? '' : ` Scored: ${named(first)}.`,
        scored.length < scores.length
          ? ` Not scored: ${format.list(scores.filter(({ now }) => !now).map(({ name }) => name))}.`
          : '',
        weakest.length === 0 || weakest.length === scored.length
          ? ''
          : ` Weakest: ${format.list(weakest.map(({ name }) => name))}.`,
      ].join('');
    },
  };
}
