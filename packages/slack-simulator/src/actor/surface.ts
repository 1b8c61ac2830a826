/** A message or view in a test's hands: to read, and to click in. */

import { actOn, askOptions, blocksOf, standOf, typeInto, viewOf } from '../client/interact.ts';
import type { Person } from '../client/person.ts';
import { closeView, type Submission, submitView } from '../client/submit.ts';
import type { Ack } from '../deliver/deliver.ts';
import { isObject, type Json, listAt, objectAt, type PlacedElement, wordsOf } from '../elements.ts';
import { fields } from '../form.ts';
import type { Message, OpenView } from '../model.ts';
import type { StateValues, Surface } from '../protocol.ts';
import { type ElementRef, findElement } from './find.ts';
import { type Fill, stateFor } from './values.ts';
import { readBlocks, readMessage } from './words.ts';

interface Clickable {
  readonly blocks: () => readonly Json[];
  /** Everything that stands there, one text a line. */
  readonly words: () => string;
  /** Presses a button, found by action_id, block_id or its words. Rejects where the app does not acknowledge. */
  readonly click: (element: ElementRef) => Promise<void>;
  /** Chooses in a select, menu, picker or box that stands outside an input block. */
  readonly select: (element: ElementRef, value: Fill) => Promise<void>;
  /** The words of the options that an external select offers for what was typed. */
  readonly options: (element: ElementRef, typed: string) => Promise<readonly string[]>;
}

export interface SeenMessage extends Clickable {
  readonly ts: string;
  readonly channel: string;
  readonly message: Message;
}

export interface SeenView extends Clickable {
  readonly id: string;
  readonly view: OpenView;
  readonly title: () => string;
  readonly callbackId: () => string;
  readonly state: () => StateValues;
  readonly errors: () => Readonly<Record<string, string>>;
}

export interface Modal extends SeenView {
  /** Types or chooses, by block_id or label; elements with `dispatch_action` tell the app at once. */
  readonly fill: (values: Readonly<Record<string, Fill>>) => Promise<void>;
  /** Presses Enter in a text input with `dispatch_action`. */
  readonly enter: (element: ElementRef) => Promise<void>;
  readonly submit: () => Promise<Submission>;
  readonly close: () => Promise<void>;
}

const needAck = (ack: Ack) => {
  if (!ack.ok) throw new Error(`The app did not acknowledge: ${ack.reason} ${ack.status ?? ''}`);
};

function clickable(person: Person, surface: Surface): Clickable {
  const blocks = () => blocksOf(standOf(person, surface)).filter(isObject);
  return {
    blocks,
    words: () => readBlocks(blocks()),
    click: async (element) => {
      const placed = findElement(blocks(), element);
      needAck(await actOn(person, surface, placed, { type: placed.type }));
    },
    select: async (element, value) => {
      const placed = findElement(blocks(), element);
      needAck(await actOn(person, surface, placed, stateFor(person.workspace, placed, value)));
    },
    options: async (element, value) => {
      const { blockId, actionId } = findElement(blocks(), element);
      const found = await askOptions(person, surface, { blockId, actionId, value });
      return found.map(({ option }) => wordsOf(option['text']));
    },
  };
}

export function seenMessage(person: Person, message: Message): SeenMessage {
  const { ts, channel } = message;
  const shown = clickable(person, { kind: 'message', channel, ts });
  return { ...shown, ts, channel, message, words: () => readMessage(message) };
}

export function seenView(person: Person, open: OpenView): SeenView {
  return {
    ...clickable(person, { kind: 'view', viewId: open.id }),
    id: open.id,
    view: open,
    title: () => open.view.title.text,
    callbackId: () => open.view.callbackId,
    state: () => viewOf(person, open.id).values,
    errors: () => open.errors,
  };
}

/** Whether Slack's client tells the app as soon as the element holds something new. */
function dispatches({ block, element, type }: PlacedElement): boolean {
  if (block['type'] !== 'input') return true;
  if (block['dispatch_action'] !== true) return false;
  const config = objectAt(element, 'dispatch_action_config') ?? {};
  return fields[type]?.key !== 'value' || listAt(config, 'trigger_actions_on').includes('on_character_entered');
}

async function fillOne(person: Person, open: OpenView, element: ElementRef, value: Fill): Promise<void> {
  const placed = findElement(open.view.blocks, element);
  const state = stateFor(person.workspace, placed, value);
  if (dispatches(placed)) needAck(await actOn(person, { kind: 'view', viewId: open.id }, placed, state));
  else typeInto(person, open.id, placed, state);
}

export function modal(person: Person, open: OpenView): Modal {
  return {
    ...seenView(person, open),
    fill: async (values) => {
      for (const [element, value] of Object.entries(values)) await fillOne(person, open, element, value);
    },
    enter: async (element) => {
      const placed = findElement(open.view.blocks, element);
      const state = open.values[placed.blockId]?.[placed.actionId] ?? { type: placed.type };
      needAck(await actOn(person, { kind: 'view', viewId: open.id }, placed, state));
    },
    submit: () => submitView(person, open.id),
    close: () => closeView(person, open.id),
  };
}
