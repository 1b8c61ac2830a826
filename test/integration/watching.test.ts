import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { watchLog } from '../support/watched-log.ts';

describe('watching the bot', () => {
  const log = watchLog();
  let playground: Playground;
  let metrics: string;

  beforeAll(async () => {
    playground = await startTestPlayground({ metricsPort: 0, logger: log.logger });
    metrics = `http://127.0.0.1:${playground.goalpost.metricsPort}/metrics`;
  });
  afterAll(() => playground.stop());

  const scrape = async () => (await fetch(metrics)).text();
  /** The value of a series, undefined where it is absent. */
  const value = (text: string, series: string) => {
    const line = text.split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  };

  it('counts requests, calls, store commands, and what waits, and names nobody', async () => {
    const { simulator, time } = playground;
    await simulator.as('mara').command('/goal', 'ask', 'client-success');
    await time.settle();
    const text = await scrape();
    expect(value(text, 'goalpost_request_duration_seconds_count{kind="command"}')).toBe(1);
    expect(
      value(text, 'goalpost_slack_call_duration_seconds_count{method="chat.postMessage",status="200"}'),
    ).toBeGreaterThan(0);
    expect(value(text, 'goalpost_store_command_duration_seconds_count{command="find",outcome="ok"}')).toBeGreaterThan(
      0,
    );
    expect(value(text, 'goalpost_outbox_steps_total{step="posted"}')).toBeGreaterThan(0);
    expect(value(text, 'goalpost_outbox_messages{state="pending"}')).toBeDefined();
    expect(value(text, 'goalpost_outbox_oldest_due_seconds')).toBeDefined();
    expect(value(text, 'goalpost_rounds_open')).toBe(1);
    expect(value(text, 'goalpost_socket_connections')).toBe(1);
    expect(value(text, 'goalpost_store_up')).toBe(1);
    expect(value(text, 'goalpost_event_loop_delay_seconds_count')).toBeGreaterThan(0);
    expect(text).not.toContain('nodejs_eventloop_lag');
    expect(text).not.toMatch(/U0|C0SUCCESS|T0HARBOUR|Mara|Success|xox/);
  });

  it('counts what Slack refused for its limits', async () => {
    const { simulator, time } = playground;
    simulator.faults.add({ method: 'views.open', when: 'before', what: '429' });
    await simulator.as('mara').command('/goal', 'new', 'client-success');
    await time.settle();
    expect(value(await scrape(), 'goalpost_slack_rate_limited_total{method="views.open"}')).toBe(1);
  });

  it('serves nothing else on that port', async () => {
    expect((await fetch(new URL('/readyz', metrics))).status).toBe(404);
    expect((await fetch(metrics, { method: 'POST' })).status).toBe(404);
  });

  it('follows a request in the log up to the message that comes of it', async () => {
    const entries = log
      .lines()
      .map((line) => JSON.parse(line) as { msg: string; kind?: string; request?: string; step?: string });
    const asked = entries.find(({ msg, kind }) => msg === 'a request from Slack' && kind === 'command');
    const posted = entries.filter(({ msg, step }) => msg === 'delivery took a step' && step === 'posted');
    expect(asked?.request).toMatch(/^[0-9a-f-]{36}$/);
    expect(posted.map(({ request }) => request)).toContain(asked?.request);
  });
});
