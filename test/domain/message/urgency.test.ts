import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/domain/message/notice.ts';
import { byUrgency, INTERACTIVE, URGENCIES, urgencyOf } from '../../../src/domain/message/urgency.ts';
import { NOTICE_KINDS } from '../../../src/features/index.ts';

const notice = (kind: string) => ({ kind }) as Notice;

describe('what goes first where more waits than Slack takes', () => {
  it('is whatever comes of a click, of whatever kind', () => {
    for (const kind of NOTICE_KINDS) expect(urgencyOf(notice(kind), 'request-1')).toBe(INTERACTIVE);
  });

  it('is then the prompt, and no other kind', () => {
    const hurried = [...NOTICE_KINDS].filter((kind) => urgencyOf(notice(kind), undefined) !== undefined);
    expect(hurried).toEqual(['prompt']);
    expect(urgencyOf(notice('prompt'), undefined)).toBeLessThan(INTERACTIVE);
  });

  it('is read from the store in that order, each urgency that there is', () => {
    expect(URGENCIES).toEqual([urgencyOf(notice('digest'), 'request-1'), urgencyOf(notice('prompt'), undefined)]);
    expect(URGENCIES).toEqual(URGENCIES.toSorted((one, other) => other - one));
  });

  it('leaves equals in the order in which they wait, and what an earlier version queued among the last', () => {
    const [interactive, asking] = URGENCIES as readonly [number, number];
    const waiting = [
      { id: 'old' },
      { id: 'prompt 1', urgency: asking },
      { id: 'click 1', urgency: interactive },
      { id: 'digest' },
      { id: 'prompt 2', urgency: asking },
      { id: 'click 2', urgency: interactive },
    ];
    expect(byUrgency(waiting).map(({ id }) => id)).toEqual([
      ...['click 1', 'click 2', 'prompt 1', 'prompt 2', 'old', 'digest'],
    ]);
  });
});
