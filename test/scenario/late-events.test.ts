import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { signedRequest } from '../support/signed.ts';

/** An event as Slack sends it. */
interface SentEvent {
  readonly type: 'event_callback';
  readonly event_id: string;
  readonly event: { readonly type: string };
}

const HOUR_MS = 3_600_000;

const isEvent = (request: unknown): request is SentEvent =>
  typeof request === 'object' && request !== null && 'type' in request && request.type === 'event_callback';

async function sendTo({ simulator }: Playground, port: number, event: SentEvent): Promise<void> {
  const { headers, ...request } = signedRequest(simulator.signingSecret, JSON.stringify(event));
  const withType = { ...headers, 'content-type': 'application/json' };
  const { status } = await fetch(`http://127.0.0.1:${port}/slack/events`, { ...request, headers: withType });
  expect(status).toBe(200);
}

/**
 * Slack repeats what was not acknowledged, under its own name or another (node-slack-sdk#2141), and delivers what an
 * outage held up hours later, in any order. Each event here happens once, and then comes again in these ways.
 */
describe('events that come again', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ transport: 'http' });
    await settle();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  async function settle(): Promise<void> {
    await playground.simulator.until(() => playground.simulator.eventsInFlight() === 0, 'the events');
    await playground.goalpost.settled();
    await playground.time.settle();
  }

  const pass = (ms: number) => playground.time.moveTo(new Date(playground.clock.now().getTime() + ms));

  const told = () =>
    as('mara')
      .dm()
      .filter((one) => one.words().includes("can't answer check-ins any more"));

  const sent = () =>
    playground.simulator
      .calls()
      .filter(({ direction }) => direction === 'out')
      .flatMap(({ request }) => (isEvent(request) ? [request] : []));

  /** What an act makes Slack send, of one type. */
  async function eventsOf(type: string, act: () => unknown): Promise<SentEvent[]> {
    const before = sent().length;
    await act();
    await settle();
    const events = sent()
      .slice(before)
      .filter(({ event }) => event.type === type);
    expect(events.length, type).toBeGreaterThan(0);
    return events;
  }

  async function send(event: SentEvent): Promise<void> {
    await sendTo(playground, playground.goalpost.port, event);
    await settle();
  }

  /** What people can see, and what is stored about it. */
  async function everything() {
    const { simulator, goalpost } = playground;
    const { teams, outbox } = goalpost.stores;
    const messages = [...simulator.workspace.conversations.values()].map((one) => [
      one.id,
      one.messages.map(({ ts, text, blocks }) => [ts, text, JSON.stringify(blocks)]),
    ]);
    const homes = ['mara', 'june'].map((name) => JSON.stringify(as(name).home()?.state() ?? null));
    return { messages, homes, teams: await teams.all('T0HARBOUR'), counts: await outbox.counts() };
  }

  /** Twice as they were, twice under other names, and the last one first. */
  async function comeAgain(events: readonly SentEvent[]): Promise<void> {
    for (const event of [...events, ...events]) await send(event);
    for (const [index, event] of [...events, ...events].toReversed().entries()) {
      await send({ ...event, event_id: `${event.event_id}${index}` });
    }
  }

  let all: SentEvent[] = [];
  async function changesNothing(type: string, act: () => unknown): Promise<void> {
    const events = await eventsOf(type, act);
    const before = await everything();
    await comeAgain(events);
    expect(await everything()).toEqual(before);
    all = [...all, ...events];
  }

  it('F33 a person opens App Home', () => changesNothing('app_home_opened', () => as('mara').openHome()));

  it('F33 a word in the app’s messages', () => changesNothing('message', () => as('june').say('app', 'hi')));

  it('F33 a file in the app’s messages', () =>
    changesNothing('message', () =>
      as('mara').share('app', 'goals.csv', Buffer.from('goal,owner\nMore calls,noor\n')),
    ));

  it('F33 the bot is invited to a channel', () =>
    changesNothing('member_joined_channel', () => playground.simulator.invite('general')));

  it('F33 a channel has another id', () =>
    changesNothing('channel_id_changed', () => playground.simulator.changeChannelId('support')));

  it('F33 a channel is archived and back', () =>
    changesNothing('channel_unarchive', () => {
      playground.simulator.archive('client-success');
      playground.simulator.unarchive('client-success');
    }));

  it('F33 a person is deactivated', () => changesNothing('user_change', () => playground.simulator.deactivate('noor')));

  it('F34 all of them, hours later, in another order', async () => {
    expect(new Set(all.map(({ event }) => event.type)).size).toBe(6);
    await pass(6 * HOUR_MS);
    await settle();
    const before = await everything();
    await comeAgain(all.toReversed());
    expect(await everything()).toEqual(before);
  });

  it('F34 that somebody was deactivated who is back by now', async () => {
    const noor = playground.simulator.workspace.users.get('U0NOOR');
    if (noor === undefined) throw new Error('nobody');
    noor.deleted = false;
    // In another month the lead would be told again.
    await pass(31 * 24 * HOUR_MS);
    await settle();
    const before = told().length;
    await comeAgain(all.filter(({ event }) => event.type === 'user_change'));
    expect(told()).toHaveLength(before);
  });
});

describe('an event that comes again to another instance', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground({ transport: 'http', instances: 2 });
  });
  afterAll(() => playground.stop());

  it('F33 a word in the app’s messages is answered once', async () => {
    const { simulator, goalpost, ports } = playground;
    simulator.as('june').say('app', 'hi');
    await simulator.as('june').message('app', 'liest hier keine Nachrichten');
    // Slack may hear later that it was taken.
    const sent = () => simulator.calls().flatMap(({ request }) => (isEvent(request) ? [request] : []));
    const word = await simulator.until(() => sent().find(({ event }) => event.type === 'message'), 'the event');
    const messages = simulator.as('june').messages('app').length;
    expect(new Set(ports).size).toBe(2);
    for (const port of [...ports, ...ports]) await sendTo(playground, port, word);
    await goalpost.settled();
    expect(simulator.as('june').messages('app')).toHaveLength(messages);
  });
});
