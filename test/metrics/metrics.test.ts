import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics/metrics.ts';
import type { Backlog } from '../../src/ports/backlog.ts';

const now = () => new Date('2026-11-30T09:00:00Z');
const messages = { pending: 3, sending: 0, unknown: 0, held: 0, parked: 1 };
const backlog = async (): Promise<Backlog> => ({
  messages,
  oldestDueAt: new Date('2026-11-30T08:59:00Z'),
  due: 3,
  openRounds: 2,
});
const sockets = () => undefined;

describe('metrics', () => {
  it('reads the backlog when somebody scrapes', async () => {
    const { text } = await createMetrics().scrape({ now, backlog, sockets });
    expect(text).toContain('goalpost_outbox_messages{state="pending"} 3');
    expect(text).toContain('goalpost_outbox_oldest_due_seconds 60');
    expect(text).toContain('goalpost_outbox_due_messages 3');
    expect(text).toContain('goalpost_rounds_open 2');
    expect(text).not.toContain('goalpost_socket_connections 0');
  });

  it('leaves out what the store did not answer, and does not repeat what it was', async () => {
    const metrics = createMetrics();
    await metrics.scrape({ now, backlog, sockets });
    const { text } = await metrics.scrape({ now, backlog: () => Promise.reject(new Error('away')), sockets });
    expect(text).toContain('goalpost_store_up 0');
    expect(text).not.toMatch(
      /^goalpost_(outbox_messages|outbox_due_messages|outbox_oldest_due_seconds|rounds_open)\b/m,
    );
  });

  it('reads once for all who scrape at the same time', async () => {
    let reads = 0;
    const counted = () => {
      reads += 1;
      return backlog();
    };
    const metrics = createMetrics();
    await Promise.all(Array.from({ length: 20 }, () => metrics.scrape({ now, backlog: counted, sockets })));
    expect(reads).toBe(1);
  });

  it('keeps its labels few, whatever it is handed', async () => {
    const metrics = createMetrics();
    for (let n = 0; n < 100; n += 1) metrics.stored(`command${n}`, 0.01, false);
    const { text } = await metrics.scrape({ now, backlog, sockets });
    expect(text).toContain('goalpost_store_command_duration_seconds_count{command="other",outcome="ok"} 100');
  });

  it('counts a refusal for limits under its method', async () => {
    const metrics = createMetrics();
    metrics.called('chat.postMessage', 429, 0.1);
    metrics.called('chat.postMessage', 200, 0.1);
    const { text } = await metrics.scrape({ now, backlog, sockets });
    expect(text).toContain('goalpost_slack_rate_limited_total{method="chat.postMessage"} 1');
  });
});
