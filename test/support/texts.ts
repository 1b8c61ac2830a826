import type { Notice } from '../../src/domain/message/notice.ts';
import type { Kudos } from '../../src/domain/message/outbox-message.ts';
import { noticeView, textsIn } from '../../src/features/index.ts';
import type { Message } from '../../src/slack/views/message.ts';
import type { Texts } from '../../src/text/index.ts';
import { keepForGallery } from './gallery.ts';

export const english = (locale = 'en-GB'): Texts => textsIn(locale);
export const german = (locale = 'de-DE'): Texts => textsIn(locale);

/** Any notice of the outbox as a message. */
export function noticeMessage(notice: Notice, t: Texts, kudos: readonly Kudos[] = []): Message {
  const message = noticeView(notice).message(notice, t, kudos);
  keepForGallery(`message ${notice.kind}`, message, t.locale.slice(0, 2));
  return message;
}
