import { describe, it } from 'vitest';
import type { Notice } from '../../../src/domain/message/notice.ts';
import { NOTICE_SAMPLES } from '../../support/notice-samples.ts';
import { english, german, noticeMessage } from '../../support/texts.ts';
import { expectMessage } from './check.ts';

describe.each([
  ['en', english()],
  ['de', german()],
])('every notice that is seldom sent, in %s', (_, t) => {
  it.each(Object.entries<Notice>(NOTICE_SAMPLES))('is a message that Slack takes: %s', (_kind, notice) => {
    expectMessage(noticeMessage(notice, t));
  });
});
