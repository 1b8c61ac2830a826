import type { CelebrationNotice, RetractionNotice } from '../../domain/notice.ts';
import type { Cheer } from '../../domain/outbox-message.ts';
import type { Texts } from '../../text/index.ts';
import { ACTIONS, kudosValue } from '../ids.ts';
import { actions, button, context, fallback, LIMITS, plain, section } from './blocks.ts';
import type { Message } from './message.ts';

/** So many who cheer are named, the others counted. */
const MOST_NAMED = 3;

/** Posted once when something is reached. Anybody may cheer; the message names who did. */
export function celebrationMessage(notice: CelebrationNotice, t: Texts, cheers: readonly Cheer[] = []): Message {
  const { reached, standing } = notice;
  const text = t.round.celebration(notice);
  const thanks = t.round.thanks(reached);
  const progress = t.round.progress(standing);
  const kudos = kudosFrom(cheers, t);
  const cheer = {
    ...button(t.channel.kudos, ACTIONS.kudos, kudosValue(reached)),
    accessibility_label: plain(t.channel.kudosLabel(reached.title), LIMITS.buttonText).text,
  };
  return {
    text: fallback(text, thanks, progress, kudos),
    blocks: [
      section({ mrkdwn: `${text.mrkdwn} ${thanks.mrkdwn}` }),
      context(progress),
      ...(kudos ? [context(kudos)] : []),
      actions(cheer),
    ],
  };
}

/** In its place, where a correction undid it. */
export function retractionMessage(notice: RetractionNotice, t: Texts): Message {
  const text = t.round.retraction(notice);
  const progress = t.round.progress(notice.standing);
  return { text: fallback(text, progress), blocks: [section(text), context(progress)] };
}

function kudosFrom(cheers: readonly Cheer[], t: Texts) {
  if (cheers.length === 0) return undefined;
  const named = cheers.slice(0, MOST_NAMED).map(({ name }) => name);
  return t.channel.kudosFrom(named, cheers.length - named.length);
}
