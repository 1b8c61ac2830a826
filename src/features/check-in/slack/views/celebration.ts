import type { KnownBlock } from '@slack/types';
import { partsOf } from '../../../../domain/celebrations/celebration-parts.ts';
import type { CelebrationNotice, CelebrationPart, RetractionNotice } from '../../../../domain/celebrations/notices.ts';
import type { Kudos } from '../../../../domain/message/outbox-message.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { actions, button, context, fitting, LIMITS, plain, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { courseShown } from '../../../goal/index.ts';
import { CHECK_IN_ACTIONS } from './ids.ts';

/** Which celebration a button gives kudos to. */
export const kudosButton = idsCodec('goal', 'key');

/** So many who gave kudos are named, the others counted. */
const MAX_NAMED = 3;
/** So much more that one answer reached is told, the rest is counted. */
const MAX_ALSO = 9;

/** Posted once when something is reached. Anybody may give kudos; the message names who did. */
export function celebrationMessage(notice: CelebrationNotice, t: Texts, givers: readonly Kudos[] = []): Message {
  const { reached, standing } = notice;
  const text = celebrationText(notice, t);
  const owners = partsOf(notice).flatMap((part) => (part.undone ? [] : [part.reached.owner]));
  const thanks = t.round.thanks([...new Set(owners)]);
  const progress = t.round.progress(standing);
  const also = alsoReached(notice.also, t);
  const kudos = kudosFrom(givers, t);
  const kudosAction = {
    ...button(t.kudos.button, CHECK_IN_ACTIONS.kudos, kudosButton.encode({ goal: reached.goal, key: reached.key })),
    accessibility_label: plain(t.kudos.label(reached.title), LIMITS.buttonText).text,
  };
  const message = messageOf([
    section(lines([{ mrkdwn: `${text.mrkdwn} ${thanks.mrkdwn}` }, progress])),
    ...also,
    ...(kudos ? [context(kudos)] : []),
    actions(kudosAction),
  ]);
  // What a correction undid has no picture any more.
  if (notice.course === undefined || notice.undone) return message;
  return { ...message, picture: { ...courseShown(notice.course, t), at: 1 } };
}

/** In its place, where a correction undid it. */
export function retractionMessage(notice: RetractionNotice, t: Texts): Message {
  const text = t.round.retraction(notice);
  const progress = t.round.progress(notice.standing);
  const also = alsoReached(notice.also, t);
  return messageOf([section(lines([text, progress])), ...also]);
}

function celebrationText(part: CelebrationPart, t: Texts): Mrkdwn {
  return part.undone ? t.round.retraction(part) : t.round.celebration(part);
}

/** What the answer reached beside the first thing. */
function alsoReached(also: readonly CelebrationPart[] = [], t: Texts): KnownBlock[] {
  const all = also.map((part) => lines([celebrationText(part, t), t.round.progress(part.standing)]));
  const { shown, left } = fitting(all, LIMITS.listsInMessage, MAX_ALSO);
  return [...shown.map((text) => section(text)), ...(left > 0 ? [context(t.report.more(left))] : [])];
}

function kudosFrom(givers: readonly Kudos[], t: Texts) {
  if (givers.length === 0) return undefined;
  const named = givers.slice(0, MAX_NAMED).map(({ name }) => name);
  return t.kudos.from(named, givers.length - named.length);
}
