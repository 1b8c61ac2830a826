import type { ImportChoices } from '../../../src/ports/exchange.ts';

/** A file that is wrong, and what somebody is told of it, or part of that. */
export type Wrong = readonly [
  what: string,
  name: string,
  content: string | Uint8Array,
  told: string,
  choices?: ImportChoices,
];

/** The goal that most of the files are about. */
export const GOAL = 'goal-retention-1';
