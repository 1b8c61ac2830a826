import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/features/index.ts';

const ROOT = join(import.meta.dirname, '../../src/text');

/** What the catalogue of a language says, as it is written in its files, without comments. */
function sourceOf(language: string): string {
  const files = readdirSync(join(ROOT, language), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, language, file), 'utf8'));
  return texts.join('\n').replaceAll(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** How each language tells somebody to use a button or a box. */
const TELLS: Readonly<Record<string, RegExp>> = {
  en: /\b(?:select|choose|click|tick|open|use|clear) \*(\p{Lu}[^*$]*)\*/giu,
  de: /(?:\b(?:wähle?|klicke?|öffne|nimm|auf|mit|unter|über) |: )\*(\p{Lu}[^*$.?:,]*)\*(?! ?:)|\*(\p{Lu}[^*$]*)\* (?:setzt|hier|zeigt|öffnet|legt)/giu,
};

describe.each(['en', 'de'])('what texts tell people to do, in %s', (language) => {
  const source = sourceOf(language);

  it('is no command that there is none of', () => {
    const words = new Set(COMMANDS.map(({ word }) => word));
    const named = [...source.matchAll(/\/goal ([a-z]+)/g)].map(([, word = '']) => word);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((word) => !words.has(word) && word !== 'help')).toEqual([]);
  });

  it('is no button that there is none of: it has the words of a label', () => {
    const labels = new Set([...source.matchAll(/(['"])((?:(?!\1).)+)\1/g)].map(([, , text = '']) => text));
    const named = [...source.matchAll(TELLS[language] ?? /$^/g)].map(([, name, subject = '']) => name ?? subject);
    expect(named.length).toBeGreaterThanOrEqual(4);
    expect(named.filter((name) => !labels.has(name))).toEqual([]);
  });
});
