import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Blob, Face, Font } from 'harfbuzzjs';
import { type Outline, outlineOf } from './outline.ts';

export type Weight = 'regular' | 'bold';

/** A font of which outlines are taken. Lengths are in its own units, of which there are so many to the em. */
export interface LoadedFont {
  readonly font: Font;
  readonly unitsPerEm: number;
  outline(glyph: number, size: number): Outline;
}

/** The first that has a character writes it. */
const FILES: Readonly<Record<Weight, readonly string[]>> = {
  regular: [
    'inter/400Regular/Inter_400Regular.ttf',
    'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
    'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
    'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  ],
  bold: [
    'inter/600SemiBold/Inter_600SemiBold.ttf',
    'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
    'noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf',
    'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  ],
};

/** Outlines that are kept of a font; beyond the bound it begins anew. */
const MAX_OUTLINES = 2000;

/**
 * The fonts that come with Goalpost, of packages under the SIL Open Font License. No font of the machine is looked at.
 * Throws where a file is missing: a picture without letters would be worse than none.
 */
export function loadFonts(): Readonly<Record<Weight, readonly LoadedFont[]>> {
  const { resolve } = createRequire(import.meta.url);
  const loaded = new Map<string, LoadedFont>();
  const load = (file: string): LoadedFont => {
    const font = loaded.get(file) ?? loadFont(readFileSync(resolve(`@expo-google-fonts/${file}`)));
    loaded.set(file, font);
    return font;
  };
  return { regular: FILES.regular.map(load), bold: FILES.bold.map(load) };
}

function loadFont(content: Uint8Array): LoadedFont {
  const face = new Face(new Blob(content));
  const font = new Font(face);
  const outlines = new Map<string, Outline>();
  return {
    font,
    unitsPerEm: face.upem,
    outline: (glyph, size) => {
      const key = `${glyph} ${size}`;
      const kept = outlines.get(key);
      if (kept !== undefined) return kept;
      if (outlines.size >= MAX_OUTLINES) outlines.clear();
      const outline = outlineOf(font.glyphToPath(glyph), size / face.upem);
      outlines.set(key, outline);
      return outline;
    },
  };
}
