import type { Notice } from '../../domain/message/notice.ts';
import type { Cheer } from '../../domain/message/outbox-message.ts';
import type { Texts } from '../../text/index.ts';
import { celebrationMessage, retractionMessage } from './celebration.ts';
import { digestMessage } from './digest.ts';
import type { Message } from './message.ts';
import { missingMessage } from './missing.ts';
import { notCountedMessage } from './not-counted.ts';
import { nudgeMessage } from './nudge.ts';
import { promptMessage } from './prompt.ts';
import { detailsMessage, roundMessage } from './round.ts';
import { summaryMessage } from './summary.ts';
import { undeliverableMessage } from './undeliverable.ts';
import { invitedMessage, nextStepsMessage, welcomeMessage } from './welcome.ts';

/** Any notice of the outbox as a message. */
export function noticeMessage(notice: Notice, t: Texts, cheers: readonly Cheer[] = []): Message {
  switch (notice.kind) {
    case 'prompt':
      return promptMessage(notice, t);
    case 'round':
      return roundMessage(notice, t);
    case 'details':
      return detailsMessage(notice, t);
    case 'summary':
      return summaryMessage(notice, t);
    case 'digest':
      return digestMessage(notice, t);
    case 'celebration':
      return celebrationMessage(notice, t, cheers);
    case 'nudge':
      return nudgeMessage(notice, t);
    case 'retraction':
      return retractionMessage(notice, t);
    case 'missing':
      return missingMessage(notice, t);
    case 'welcome':
      return welcomeMessage(notice, t);
    case 'next-steps':
      return nextStepsMessage(notice, t);
    case 'invited':
      return invitedMessage(notice, t);
    case 'not-counted':
      return notCountedMessage(notice, t);
    case 'undeliverable':
      return undeliverableMessage(notice, t);
  }
}
