/** What the page's person does, by the same client acts that scenario tests use. */
import { z } from 'zod';
import { ApiError } from '../api/errors.ts';
import { runCommand } from '../client/commands.ts';
import { actOn, askOptions, type Offered, typeInto } from '../client/interact.ts';
import { conversationFor, type Person, personAt } from '../client/person.ts';
import { closeView, submitView } from '../client/submit.ts';
import { markRead, openHome, react, runShortcut, say } from '../client/talk.ts';
import type { Ack } from '../deliver/deliver.ts';
import { textAt, wordsOf } from '../elements.ts';
import type { ClockControl, ClockTarget } from '../options.ts';
import type { Act, ActResult } from '../protocol.ts';
import type { World } from '../world.ts';

const person = z.string();
const surface = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('view'), viewId: z.string() }),
]);
const element = z.looseObject({ type: z.string() });
const place = { blockId: z.string(), actionId: z.string() };
const text = z.string();
const channel = z.string();
const viewId = z.string();

const act = z.discriminatedUnion('do', [
  z.object({ person, do: z.literal('say'), channel, text, threadTs: z.string().exactOptional() }),
  z.object({ person, do: z.literal('command'), channel, command: z.string(), text }),
  z.object({ person, do: z.literal('block_action'), surface, ...place, element }),
  z.object({ person, do: z.literal('input'), viewId, ...place, element }),
  z.object({ person, do: z.literal('submit'), viewId }),
  z.object({ person, do: z.literal('close'), viewId }),
  z.object({ person, do: z.literal('options'), surface, ...place, value: z.string() }),
  z.object({ person, do: z.literal('home'), tab: z.enum(['home', 'messages']).exactOptional() }),
  z.object({ person, do: z.literal('shortcut'), callbackId: z.string(), surface: surface.exactOptional() }),
  z.object({ person, do: z.literal('react'), channel, ts: z.string(), name: z.string() }),
  z.object({ person, do: z.literal('read'), channel }),
  z.object({
    person,
    do: z.literal('clock'),
    to: z.enum(['hour', 'day', 'next', 'next-prompt', 'next-month', 'next-quarter']),
  }),
]);

/** Undefined where it is no act. */
export function readAct(body: Buffer): Act | undefined {
  try {
    return act.parse(JSON.parse(body.toString()));
  } catch {
    return undefined;
  }
}

const done: ActResult = { ok: true };
const acked = (ack: Ack): ActResult =>
  ack.ok ? done : { ok: false, error: `The app did not answer (${ack.reason}).` };

async function command(requester: Person, wanted: Extract<Act, { do: 'command' }>): Promise<ActResult> {
  const { channel: place, command: name, text: rest } = wanted;
  const result = await runCommand(requester, conversationFor(requester, place), name, rest);
  return result.ok ? done : { ok: false, error: result.problem ?? 'failed' };
}

async function submit(requester: Person, id: string): Promise<ActResult> {
  // Slack's client takes no second click while the first is on its way.
  if (requester.world.views.find(id)?.submitting === true) return done;
  const result = await submitView(requester, id);
  return result.outcome === 'failed' ? { ok: false, error: result.problem } : done;
}

/** The option as the app gave it, which is what the app gets back. */
function offered({ option, group }: Offered) {
  const text = { type: 'plain_text', text: wordsOf(option['text']), emoji: true } as const;
  const description = wordsOf(option['description']);
  return {
    text,
    value: textAt(option, 'value') ?? '',
    ...(description === '' ? {} : { description: { ...text, text: description } }),
    ...(group === undefined ? {} : { group }),
  };
}

async function options(requester: Person, wanted: Extract<Act, { do: 'options' }>): Promise<ActResult> {
  const found = await askOptions(requester, wanted.surface, wanted);
  return { ok: true, options: found.map(offered) };
}

async function clock(world: World, control: ClockControl | undefined, to: ClockTarget): Promise<ActResult> {
  if (control === undefined) return { ok: false, error: 'clock_not_movable' };
  const moving = control.move(to);
  world.changes.notify();
  await moving.finally(world.changes.notify);
  return done;
}

type Doing = { [Kind in Act['do']]: (requester: Person, wanted: Extract<Act, { do: Kind }>) => Promise<ActResult> };

const doing = (control: ClockControl | undefined): Doing => ({
  say: async (requester, wanted) => {
    say(requester, conversationFor(requester, wanted.channel), wanted.text, wanted.threadTs);
    return done;
  },
  command,
  block_action: async (requester, wanted) => acked(await actOn(requester, wanted.surface, wanted, wanted.element)),
  input: async (requester, wanted) => {
    typeInto(requester, wanted.viewId, wanted, wanted.element);
    return done;
  },
  submit: (requester, wanted) => submit(requester, wanted.viewId),
  close: async (requester, wanted) => {
    await closeView(requester, wanted.viewId);
    return done;
  },
  options,
  home: async (requester, wanted) => {
    openHome(requester, wanted.tab);
    return done;
  },
  shortcut: async (requester, wanted) => acked(await runShortcut(requester, wanted.callbackId, wanted.surface)),
  react: async (requester, wanted) => {
    react(requester, conversationFor(requester, wanted.channel), wanted.ts, wanted.name);
    return done;
  },
  read: async (requester, wanted) => {
    markRead(requester, conversationFor(requester, wanted.channel));
    return done;
  },
  clock: (requester, wanted) => clock(requester.world, control, wanted.to),
});

/** Does it; an act that Slack's client would refuse is answered with the reason. */
export async function perform(world: World, control: ClockControl | undefined, wanted: Act): Promise<ActResult> {
  const handlers = doing(control) as Record<Act['do'], (requester: Person, wanted: Act) => Promise<ActResult>>;
  try {
    return await handlers[wanted.do](personAt(world, wanted.person), wanted);
  } catch (error) {
    if (error instanceof ApiError) return { ok: false, error: error.code };
    throw error;
  }
}
