import { describe, expect, it } from 'vitest';
import { backoffMs, findingOf, outcomeOf } from '../../../src/domain/message/delivery.ts';
import type { OutboxMessage } from '../../../src/domain/message/outbox-message.ts';
import { digest } from '../../delivery/support/samples.ts';

const now = new Date('2026-05-04T07:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const message: OutboxMessage = {
  id: 'm',
  ref: 'r',
  workspace: 'T1',
  to: { channel: 'C1' },
  notice: digest(),
  fingerprint: 'f',
  revision: 1,
  state: 'sending',
  notBefore: now,
  attempts: 1,
  failures: 0,
  reposts: 0,
  looks: 0,
  claimedAt: now,
  createdAt: now,
};
const posted: OutboxMessage = { ...message, posted: { channel: 'C1', ts: '1.1', shown: 1 } };

describe('what becomes of a claimed message', () => {
  it.each([
    ['posted', message, { kind: 'posted', channel: 'C1', ts: '1.1' }, { kind: 'shown', channel: 'C1', ts: '1.1' }],
    ['edited', posted, { kind: 'edited' }, { kind: 'shown', channel: 'C1', ts: '1.1' }],
    [
      'a post of unknown outcome',
      message,
      { kind: 'unknown', why: 'timeout' },
      { kind: 'unknown', why: 'timeout', lookAt: inSeconds(5) },
    ],
    [
      'an edit of unknown outcome',
      posted,
      { kind: 'unknown', why: 'timeout' },
      { kind: 'again', why: 'timeout', notBefore: inSeconds(5) },
    ],
    [
      'a rate limit',
      message,
      { kind: 'limited', why: 'x', retryAfterMs: 30_000 },
      { kind: 'again', why: 'x', notBefore: inSeconds(30) },
    ],
    [
      'a rate limit without a wait',
      message,
      { kind: 'limited', why: 'x', retryAfterMs: 0 },
      { kind: 'again', why: 'x', notBefore: inSeconds(1) },
    ],
    [
      'a rate limit of a week',
      message,
      { kind: 'limited', why: 'x', retryAfterMs: 604_800_000 },
      { kind: 'again', why: 'x', notBefore: inSeconds(3600) },
    ],
    [
      'a refusal',
      { ...message, failures: 3 },
      { kind: 'refused', why: 'x' },
      { kind: 'again', why: 'x', notBefore: inSeconds(40) },
    ],
    [
      'a workspace that is shut',
      message,
      { kind: 'shut-out', why: 'x' },
      { kind: 'again', why: 'x', notBefore: inSeconds(900) },
    ],
    ['a channel that is gone', message, { kind: 'impossible', why: 'x' }, { kind: 'parked', why: 'x' }],
    ['a message that was deleted', posted, { kind: 'gone', why: 'x' }, { kind: 'gone', why: 'x' }],
    [
      'a message that was deleted again',
      { ...posted, reposts: 1 },
      { kind: 'gone', why: 'x' },
      { kind: 'skipped', why: 'deleted' },
    ],
  ] as const)('after it was sent: %s', (_name, claimed, result, expected) => {
    expect(outcomeOf(result, claimed, now)).toEqual(expected);
  });

  it.each([
    ['found', message, { kind: 'found', channel: 'C1', ts: '1.1' }, { kind: 'shown', channel: 'C1', ts: '1.1' }],
    ['absent', message, { kind: 'absent' }, { kind: 'absent', lookAt: inSeconds(60) }],
    ['absent twice', { ...message, looks: 1 }, { kind: 'absent' }, { kind: 'resend', why: 'absent' }],
    ['no right', message, { kind: 'cannot-look', why: 'x' }, { kind: 'held', why: 'x' }],
    [
      'a search that failed',
      message,
      { kind: 'failed', why: 'x', retryAfterMs: 90_000 },
      { kind: 'later', why: 'x', lookAt: inSeconds(90) },
    ],
    [
      'a search that failed for a day',
      { ...message, claimedAt: inSeconds(-86_400) },
      { kind: 'failed', why: 'x' },
      { kind: 'held', why: 'x' },
    ],
  ] as const)('after it was looked for: %s', (_name, unknown, result, expected) => {
    expect(findingOf(result, unknown, now)).toEqual(expected);
  });

  it('waits longer after each failure, and never longer than five minutes', () => {
    expect([0, 1, 2, 5, 6, 60].map(backoffMs)).toEqual([5000, 10_000, 20_000, 160_000, 300_000, 300_000]);
  });
});
