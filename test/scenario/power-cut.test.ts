import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@goalpost/slack-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMovableClock, type MovableClock } from '../../playground/clock.ts';
import { SAMPLE_WORKSPACE, sampleApp } from '../../playground/sample.ts';
import type { ChildOrder } from '../support/bot-child.ts';

/** A process that starts, and its next beat, take seconds; on a busy machine many. */
const PATIENCE_MS = 180_000;

/** The bot is killed (SIGKILL) where it hurts, and started again on the same file. */
describe('a power cut in the middle', () => {
  let simulator: Simulator;
  let clock: MovableClock;
  let folder: string;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    clock = createMovableClock(new Date('2026-12-01T07:59:58Z'));
    simulator = await startSimulator({ clock, app: sampleApp(), workspace: SAMPLE_WORKSPACE, waitFactor: 8 });
    folder = await mkdtemp(join(tmpdir(), 'goalpost-power-cut-'));
  });
  afterAll(async () => {
    await kill();
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(isNew = false): Promise<void> {
    const order: ChildOrder = {
      config: {
        slack: {
          botToken: simulator.botToken,
          apiUrl: simulator.apiUrl,
          transport: { kind: 'socket', appToken: simulator.appToken },
        },
        port: 0,
        store: { kind: 'embedded', directory: folder, database: 'goalpost' },
        logLevel: 'warn',
      },
      startAt: clock.now().toISOString(),
      isNew,
    };
    const argv = [JSON.stringify(order)];
    child = fork(join(import.meta.dirname, '../support/bot-child.ts'), argv, {
      execArgv: ['--conditions=source', '--import', 'tsx'],
    });
    await once(child, 'message');
  }

  async function kill(): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Long enough for a claim of the dead process to be over. */
  const later = () => clock.moveTo(new Date(clock.now().getTime() + 120_000));
  const noor = () => simulator.as('noor');
  const inChannel = (text: string) =>
    noor()
      .messages('client-success')
      .filter((message) => message.words().includes(text));
  const prompts = () =>
    noor()
      .dm()
      .filter((message) => message.words().includes('December check-in'));

  it('after Slack took a prompt and before that was written down: it is found there, and not sent again', async () => {
    simulator.faults.add({
      method: 'chat.postMessage',
      when: 'after',
      what: 'delay',
      delayMs: 20_000,
      matching: ({ channel }) => String(channel).startsWith('D'),
    });
    await start(true);
    await simulator.until(() => prompts().length > 0, 'the prompt', PATIENCE_MS);
    await kill();
    later();
    await start();
    const looked = () => simulator.calls().some((call) => JSON.stringify(call).includes('conversations.history'));
    await simulator.until(looked, 'a look into the history', PATIENCE_MS);
    expect(prompts()).toHaveLength(1);
  });

  it('after an answer was acknowledged and before it reached the goals: nothing of it is gone', async () => {
    await prompts()[0]?.click('Check in');
    const modal = await noor().modal('Check in');
    await modal.fill({
      'retention:value': '85',
      'nps:value': '46',
      'revenue:value': '4250',
      'onboarding:value': '8',
    });
    await modal.fill({ 'revenue:note': 'Legal signed both upgrades.' });
    // Slow answers from Slack keep what follows the acknowledgement from getting far.
    simulator.faults.add({ method: 'chat.update', when: 'before', what: 'delay', delayMs: 1000, times: 2 });
    simulator.faults.add({ method: 'chat.postMessage', when: 'before', what: 'delay', delayMs: 1000, times: 2 });
    expect(await modal.submit()).toMatchObject({ outcome: 'closed' });
    await kill();
    later();
    await start();
    await simulator.until(
      () => inChannel('4 of 4 answered').length > 0,
      'the round message with all answers',
      PATIENCE_MS,
    );
    await noor().command('/goal', 'show revenue');
    const card = await noor().ephemeral('Legal signed both upgrades.');
    expect(card.words()).toContain('€4,250');
  });

  it('again and again while messages go out: each stands there once', async () => {
    await kill();
    later();
    await start();
    await kill();
    later();
    await start();
    const celebrations = () => inChannel('Well done');
    await simulator.until(() => celebrations().length >= 1, 'the celebration', PATIENCE_MS);
    later();
    await simulator.until(
      () =>
        noor()
          .dm()
          .some((message) => message.words().includes('your 4 answers are in')),
      'the thanks',
      PATIENCE_MS,
    );
    const [celebration, ...others] = celebrations();
    expect(others).toEqual([]);
    expect(new Set(celebration?.words().match(/\*[^*]+\* (?:reached|passed)/g)).size).toBe(2);
    expect(inChannel('December check-in')).toHaveLength(1);
    expect(noor().dm()).toHaveLength(1);
  });
});
