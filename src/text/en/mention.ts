import { mentionOr } from '../mrkdwn.ts';

/** `<@U…>`, or words for somebody who was erased. */
export const mention = mentionOr('a former member');
