import type { Language } from '../domain/language.ts';
import type { commands } from './en/commands.ts';
import type { pace } from './en/pace.ts';
import type { problems } from './en/problems.ts';
import type { words } from './en/words.ts';
import type { Formats } from './format.ts';

/** What every feature says. */
export interface SharedTexts {
  readonly locale: string;
  readonly format: Formats;
  readonly word: ReturnType<typeof words>;
  readonly pace: ReturnType<typeof pace>;
  readonly problem: ReturnType<typeof problems>;
  readonly command: ReturnType<typeof commands>;
}

/**
 * What features say, each part under its name. The English file of a part adds it by declaration merging, so that a new
 * one changes no file but its own; other languages have its type.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled where the parts are defined
export interface TextParts {}

/** The text catalogue. Views get it as an argument; no other file holds a text for people. */
export interface Texts extends SharedTexts, TextParts {}

/** A part of the catalogue, made for a locale. */
type TextPart<Name extends keyof TextParts> = (format: Formats, word: SharedTexts['word']) => TextParts[Name];

/** The parts of a feature in every language. */
export type FeatureTexts = Readonly<Record<Language, { readonly [Name in keyof TextParts]?: TextPart<Name> }>>;
