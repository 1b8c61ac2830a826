/** What a test writes for an element, turned into the element's state. */

import { isObject, type Json, optionsOf, type PlacedElement, wordsOf } from '../elements.ts';
import { fields } from '../form.ts';
import type { Workspace } from '../model.ts';
import type { ElementState } from '../protocol.ts';

/** A text, number, date or time; an option by its words or value; a person or channel by name or id; null for nothing. */
export type Fill = string | number | boolean | null | readonly string[] | Json;

function option(placed: PlacedElement, wanted: unknown): Json {
  if (isObject(wanted)) return wanted;
  const options = optionsOf(placed.element);
  const found =
    options.find((one) => one['value'] === wanted) ?? options.find((one) => wordsOf(one['text']) === wanted);
  if (found === undefined) {
    const known = options.map((one) => `"${wordsOf(one['text'])}"`).join(', ');
    throw new Error(`No option "${String(wanted)}" in ${placed.blockId}/${placed.actionId}; there are ${known}`);
  }
  return found;
}

function user(workspace: Workspace, wanted: unknown): string {
  const name = String(wanted).replace(/^@/, '');
  const found = [...workspace.users.values()].find(
    (one) => one.id === wanted || one.name === name || one.realName === wanted,
  );
  if (found === undefined) throw new Error(`Nobody is called ${String(wanted)}`);
  return found.id;
}

function channel(workspace: Workspace, wanted: unknown): string {
  const name = String(wanted).replace(/^#/, '');
  const found = [...workspace.conversations.values()].find((one) => one.id === wanted || one.name === name);
  if (found === undefined) throw new Error(`No channel is called ${String(wanted)}`);
  return found.id;
}

const listed = (value: Fill): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function valueFor(workspace: Workspace, placed: PlacedElement, key: string, value: Fill): unknown {
  if (value === null) return undefined;
  switch (key) {
    case 'selected_option':
      return option(placed, value);
    case 'selected_options':
      return listed(value).map((one) => option(placed, one));
    case 'selected_user':
      return user(workspace, value);
    case 'selected_users':
      return listed(value).map((one) => user(workspace, one));
    case 'selected_channel':
    case 'selected_conversation':
      return channel(workspace, value);
    case 'selected_channels':
    case 'selected_conversations':
      return listed(value).map((one) => channel(workspace, one));
    case 'files':
      return listed(value);
    case 'selected_date_time':
      return Number(value);
    case 'rich_text_value':
      return typeof value === 'string' ? richText(value) : value;
    default:
      return isObject(value) ? value : String(value);
  }
}

function richText(text: string): Json {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}

/** Throws an error that lists what there is, where a choice is not among it. */
export function stateFor(workspace: Workspace, placed: PlacedElement, value: Fill): ElementState {
  const { type } = placed;
  if (type === 'overflow') return { type, selected_option: option(placed, value) };
  const field = fields[type];
  if (field === undefined) return { type };
  const state = valueFor(workspace, placed, field.key, value);
  return { type, ...(state === undefined ? {} : { [field.key]: state }) };
}
