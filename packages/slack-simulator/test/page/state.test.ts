import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../../../test/support/cases.ts';
import { backoffMs } from '../../page/src/state/backoff.ts';
import { formatRoute, parseRoute, type Route } from '../../page/src/state/route.ts';
import { share } from '../../page/src/state/share.ts';
import { isTopLevel, repliesOf, timelineOf } from '../../page/src/text/timeline.ts';
import type { MessageCard } from '../../src/protocol.ts';

describe('the address', () => {
  const addresses: readonly [string, Route][] = [
    ['#/', {}],
    ['#/U1', { person: 'U1' }],
    ['#/U1/D1/home', { person: 'U1', conversation: 'D1', tab: 'home' }],
    ['#/U1/C1/1772438400.000100', { person: 'U1', conversation: 'C1', thread: '1772438400.000100' }],
  ];
  it.each(addresses)('%s is read and written', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(formatRoute(route)).toBe(hash);
  });

  it('leaves out what is no id', () => {
    expect(parseRoute('#/<b>/../x')).toEqual({});
  });
});

describe('the pace of reconnecting', () => {
  it('grows, never past its limit', () => {
    expect(backoffMs(1, 0)).toBe(200);
    expect(backoffMs(2, 0)).toBe(400);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, random) => {
        expect(backoffMs(n, random)).toBeGreaterThanOrEqual(200);
        expect(backoffMs(n, random)).toBeLessThanOrEqual(8000);
      }),
    );
  });
});

describe('sharing with the last snapshot', () => {
  it('gives the new value whatever the old one was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(share(before, after)).toEqual(after);
      }),
      cases(2000),
    );
  });

  it('gives the very same object where nothing changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(share(value, structuredClone(value))).toBe(value);
      }),
    );
  });

  it('keeps the parts that did not change', () => {
    const before = { a: { x: 1 }, list: [{ id: 1 }, { id: 2 }] };
    const after = share(before, { a: { x: 1 }, list: [{ id: 1 }, { id: 3 }] });
    expect(after.a).toBe(before.a);
    expect(after.list[0]).toBe(before.list[0]);
    expect(after.list[1]).toEqual({ id: 3 });
  });
});

const message = (iso: string, author: string, more: Partial<MessageCard> = {}): MessageCard => ({
  ts: (Date.parse(iso) / 1000).toFixed(6),
  channel: 'C1',
  author,
  text: 'x',
  broadcast: false,
  replyCount: 0,
  reactions: [],
  ephemeral: false,
  files: [],
  ...more,
});
const reader = { zone: 'Europe/Berlin', now: new Date('2026-03-03T12:00:00Z') };

describe('the timeline', () => {
  it("has a line for each of the reader's days", () => {
    const rows = timelineOf([message('2026-03-02T22:00:00Z', 'U1'), message('2026-03-02T23:30:00Z', 'U1')], reader);
    expect(rows.map((row) => (row.kind === 'day' ? row.label : row.kind))).toEqual([
      'Yesterday',
      'message',
      'Today',
      'message',
    ]);
  });

  it('goes on under one name for a while, but not for blocks or after an ephemeral message', () => {
    const rows = timelineOf(
      [
        message('2026-03-03T08:00:00Z', 'U1'),
        message('2026-03-03T08:01:00Z', 'U1'),
        message('2026-03-03T08:02:00Z', 'U1', { ephemeral: true }),
        message('2026-03-03T08:10:00Z', 'U1', { ephemeral: true }),
        message('2026-03-03T08:11:00Z', 'U1', { ephemeral: true, blocks: [] }),
      ],
      reader,
    );
    expect(rows.flatMap((row) => (row.kind === 'message' ? [row.continued] : []))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('marks the first unseen message', () => {
    const second = message('2026-03-03T08:01:00Z', 'U1');
    const rows = timelineOf([message('2026-03-03T08:00:00Z', 'U1'), second], { ...reader, firstNew: second.ts });
    expect(rows.map((row) => row.kind)).toEqual(['day', 'message', 'new', 'message']);
  });

  it('keeps replies for their thread', () => {
    const root = message('2026-03-03T08:00:00Z', 'U1');
    const reply = message('2026-03-03T08:01:00Z', 'U2', { threadTs: root.ts });
    expect([root, reply].filter(isTopLevel)).toEqual([root]);
    expect(repliesOf([root, reply], root.ts)).toEqual([reply]);
  });
});
