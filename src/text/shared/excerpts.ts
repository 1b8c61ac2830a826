/*
 * How much of what a person wrote one line quotes, in characters. What is cut anywhere can be read whole: whoever shows
 * an excerpt asks `fits` by the same number, and shows the button that does (`moreToRead`).
 */

/** Of a comment or of a new blocker. */
export const EXCERPT = 300;
/** Of a comment or a blocker among all that the card of a goal shows. */
export const CARD_EXCERPT = 200;
export const DESCRIPTION_EXCERPT = 600;
/** Of a reason or a blocker in one line; the whole of a reason stands in the thread. */
export const SHORT = 80;
/** Of a blocker that a digest told of before. */
export const SHORTEST = 60;
/** For texts of which a form takes no more than 300 characters, each of which may become five: all of it. */
export const WHOLE = 1500;
