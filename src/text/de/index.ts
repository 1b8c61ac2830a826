import { formats } from '../format.ts';
import { catalogue, type Texts } from '../index.ts';
import { measures } from './measures.ts';
import * as GERMAN from './parts.ts';

/** Everything that Goalpost says to people, in German. */
export function german(locale = 'de-DE'): Texts {
  return catalogue(GERMAN, locale, formats(locale, measures));
}
