import type { CelebrationNotice, RetractionNotice } from '../../domain/notice.ts';
import type { Texts } from '../../text/index.ts';
import { context, fallback, section } from './blocks.ts';
import type { Message } from './message.ts';

/** Posted once when a milestone or a target is reached for the first time. */
export function celebrationMessage(notice: CelebrationNotice, t: Texts): Message {
  const text = t.round.celebration(notice);
  const thanks = t.round.thanks(notice.reached);
  const progress = t.round.progress(notice.standing);
  return {
    text: fallback(text, thanks, progress),
    blocks: [section({ mrkdwn: `${text.mrkdwn} ${thanks.mrkdwn}` }), context(progress)],
  };
}

/** In its place, where a correction undid it. */
export function retractionMessage(notice: RetractionNotice, t: Texts): Message {
  const text = t.round.retraction(notice);
  const progress = t.round.progress(notice.standing);
  return { text: fallback(text, progress), blocks: [section(text), context(progress)] };
}
