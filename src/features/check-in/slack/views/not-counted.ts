import type { KnownBlock } from '@slack/types';
import type { NotCountedNotice, TypedText } from '../../../../domain/check-in/not-counted.ts';
import { context, LIMITS, plain, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { md } from '../../../../text/mrkdwn.ts';

/** An answer that did not count, given back word for word. */
export function notCountedMessage(notice: NotCountedNotice, t: Texts): Message {
  const lead = t.checkIn.notCounted(notice);
  return messageOf([section(lead), ...wordsGivenBack(notice.texts, t)]);
}

/** What somebody typed into the form of a check-in, below what it was asked: as plain text, which Slack shows as it was typed. */
export function wordsGivenBack(texts: NotCountedNotice['texts'], t: Texts): KnownBlock[] {
  const asked: Record<TypedText, string> = {
    note: t.checkIn.note,
    obstacles: t.checkInForm.obstacles,
    adjust: t.checkIn.adjust,
    feedback: t.checkIn.feedback,
    learned: t.checkInForm.learned,
    action: t.checkIn.action,
  };
  const blocks = texts.flatMap(({ field, text }): KnownBlock[] => [
    context(md`${asked[field]}`),
    { type: 'section', text: { ...plain(text, LIMITS.section), emoji: false } },
  ]);
  return blocks;
}
