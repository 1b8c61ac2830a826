import type { KnownBlock } from '@slack/types';
import { partsOf } from '../../../../domain/celebrations/celebration-parts.ts';
import type { CelebrationNotice, CelebrationPart, RetractionNotice } from '../../../../domain/celebrations/notices.ts';
import type { Cheer } from '../../../../domain/message/outbox-message.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { actions, button, context, fallback, fitting, LIMITS, plain, section } from '../../../../slack/views/blocks.ts';
import type { Message } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { CHECK_IN_ACTIONS } from './ids.ts';

/** What a celebration's button cheers. */
export const kudosButton = idsCodec('goal', 'key');

/** So many who cheer are named, the others counted. */
const MOST_NAMED = 3;
/** So much more that one answer reached is told, the rest is counted. */
const MOST_ALSO = 9;

/** Posted once when something is reached. Anybody may cheer; the message names who did. */
export function celebrationMessage(notice: CelebrationNotice, t: Texts, cheers: readonly Cheer[] = []): Message {
  const { reached, standing } = notice;
  const text = told(notice, t);
  const owners = partsOf(notice).flatMap((part) => (part.undone ? [] : [part.reached.owner]));
  const thanks = t.round.thanks([...new Set(owners)]);
  const progress = t.round.progress(standing);
  const also = alsoTold(notice.also, t);
  const kudos = kudosFrom(cheers, t);
  const cheer = {
    ...button(t.kudos.button, CHECK_IN_ACTIONS.kudos, kudosButton.encode({ goal: reached.goal, key: reached.key })),
    accessibility_label: plain(t.kudos.label(reached.title), LIMITS.buttonText).text,
  };
  return {
    text: fallback(text, thanks, progress, ...also.texts, kudos),
    blocks: [
      section(lines([{ mrkdwn: `${text.mrkdwn} ${thanks.mrkdwn}` }, progress])),
      ...also.blocks,
      ...(kudos ? [context(kudos)] : []),
      actions(cheer),
    ],
  };
}

/** In its place, where a correction undid it. */
export function retractionMessage(notice: RetractionNotice, t: Texts): Message {
  const text = t.round.retraction(notice);
  const progress = t.round.progress(notice.standing);
  const also = alsoTold(notice.also, t);
  return {
    text: fallback(text, progress, ...also.texts),
    blocks: [section(lines([text, progress])), ...also.blocks],
  };
}

function told(part: CelebrationPart, t: Texts): Mrkdwn {
  return part.undone ? t.round.retraction(part) : t.round.celebration(part);
}

/** What the answer reached beside the first thing. */
function alsoTold(also: readonly CelebrationPart[] = [], t: Texts): { texts: Mrkdwn[]; blocks: KnownBlock[] } {
  const all = also.map((part) => lines([told(part, t), t.round.progress(part.standing)]));
  const { shown, left } = fitting(all, LIMITS.listsInMessage, MOST_ALSO);
  const more = left > 0 ? [t.report.more(left)] : [];
  return {
    texts: [...shown, ...more],
    blocks: [...shown.map((text) => section(text)), ...more.map((text) => context(text))],
  };
}

function kudosFrom(cheers: readonly Cheer[], t: Texts) {
  if (cheers.length === 0) return undefined;
  const named = cheers.slice(0, MOST_NAMED).map(({ name }) => name);
  return t.kudos.from(named, cheers.length - named.length);
}
