import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { commandBody, signedRequest } from '../support/signed.ts';

describe('the HTTP side', () => {
  let playground: Playground;
  let base: string;
  let secret: string;

  beforeAll(async () => {
    playground = await startTestPlayground({ transport: 'http' });
    base = `http://127.0.0.1:${playground.goalpost.port}`;
    secret = playground.simulator.signingSecret;
  });
  afterAll(() => playground.stop());

  const post = (init: RequestInit) => fetch(`${base}/slack/events`, init);
  const ask = commandBody({ text: 'ask', user_id: 'U0MARA', channel_id: 'C0SUCCESS' });

  it('answers a signed /goal help in the response itself', async () => {
    const response = await post(signedRequest(secret, commandBody({ text: 'help' })));
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { response_type: string; text: string };
    expect(answer.response_type).toBe('ephemeral');
    expect(answer.text).toContain('/goal checkin');
  });

  it('names the nearest command for an unknown one', async () => {
    const response = await post(signedRequest(secret, commandBody({ text: 'chekin' })));
    expect(await response.text()).toContain('Did you mean `/goal checkin`?');
  });

  it.each([
    ['a wrong signature', () => signedRequest('another secret', ask)],
    ['a signature of another body', () => ({ ...signedRequest(secret, ask), body: `${ask}&text=list` })],
    ['an expired signature', () => signedRequest(secret, ask, Math.floor(Date.now() / 1000) - 301)],
    ['no signature', () => ({ method: 'POST', body: ask })],
  ])('refuses %s with 401, and does nothing', async (_, init) => {
    const answers = () => playground.simulator.calls().filter(({ name }) => /^(?:chat|views|response)/.test(name));
    await playground.time.settle();
    const before = answers().length;
    expect((await post(init())).status).toBe(401);
    await playground.time.settle();
    expect(await playground.goalpost.stores.rounds.forTeam('T0HARBOUR', 'success', 'open')).toEqual([]);
    expect(answers().length).toBe(before);
  });

  it('is healthy and ready', async () => {
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    const ready = await fetch(`${base}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: 'ready', parts: { store: true, slack: true, beat: true } });
  });
});

describe('health in Socket Mode', () => {
  it('answers on the port, too', async () => {
    const playground = await startTestPlayground({ transport: 'socket' });
    try {
      const base = `http://127.0.0.1:${playground.goalpost.port}`;
      expect((await fetch(`${base}/healthz`)).status).toBe(200);
      expect((await fetch(`${base}/readyz`)).status).toBe(200);
      expect((await fetch(`${base}/slack/events`, { method: 'POST' })).status).toBe(404);
      expect(await rawStatus(playground.goalpost.port, 'GET //')).toContain('404');
      playground.simulator.admitSockets('refuse');
      playground.simulator.disconnectSockets('drop');
      await expect.poll(async () => (await fetch(`${base}/readyz`)).status).toBe(503);
      playground.simulator.admitSockets('accept');
      await expect.poll(async () => (await fetch(`${base}/readyz`)).status).toBe(200);
    } finally {
      await playground.stop();
    }
  });

  it('stays ready while Slack renews the connection, and every command is answered', async () => {
    const playground = await startTestPlayground({ transport: 'socket' });
    const { simulator } = playground;
    try {
      // Slack's close would not wait for what is on its way.
      simulator.renewSockets({ warnedMs: 200, closesAfterMs: 300_000 });
      for (let turn = 0; turn < 60; turn += 1) {
        const { problem } = await simulator.as('noor').command('/goal', 'help');
        expect(problem).toBeUndefined();
        const ready = await fetch(`http://127.0.0.1:${playground.goalpost.port}/readyz`);
        expect(await ready.json()).toMatchObject({ parts: { slack: true } });
      }
      await simulator.until(() => simulator.socketHistory().opened === 2, 'the next connection');
    } finally {
      await playground.stop();
    }
  });
});

/** The first line of the answer to a request line as it is, which fetch would tidy. */
function rawStatus(port: number, request: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(`${request} HTTP/1.1\r\nHost: localhost\r\n\r\n`));
    socket.setEncoding('utf8').once('data', (text: string) => done(text.split('\r\n')[0] ?? ''));
    socket.once('error', fail);
  });
}
