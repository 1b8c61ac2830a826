import type { Status } from '../domain/goal/goal.ts';
import type { Language } from '../domain/language.ts';

/** What reads the same in every language: signs, and what each language calls itself. */
export const STATUS_EMOJI: Readonly<Record<Status, string>> = {
  'on-track': ':large_green_circle:',
  'at-risk': ':large_yellow_circle:',
  'off-track': ':red_circle:',
};

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
