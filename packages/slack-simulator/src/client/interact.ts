/** Clicking and choosing: in messages, in modals, in Home. */

import { ApiError } from '../api/errors.ts';
import { mimetypeOf } from '../api/files.ts';
import type { Ack } from '../deliver/deliver.ts';
import { isObject, type Json, listAt, type PlacedElement, placedElements, textAt, wordsOf } from '../elements.ts';
import { forgetOldest } from '../forget-oldest.ts';
import { cleanState, fields, stateOf, withElement } from '../form.ts';
import { slackId } from '../ids.ts';
import { findMessage } from '../messages.ts';
import type { OpenView } from '../model.ts';
import { blockActions, blockSuggestion, elementAction, type Stand } from '../payloads/block-actions.ts';
import { fileJson } from '../payloads/file-json.ts';
import type { ElementState, StateValues, Surface } from '../protocol.ts';
import type { World } from '../world.ts';
import { conversationFor, type Person } from './person.ts';

/** Slack takes no more options from an app. */
const maxOptions = 100;
/** What people chose in messages is kept for so many messages. */
const maxStates = 1_000;

/** A modal of the person's stack, or their Home. Throws not_found. */
export function viewOf({ world, user }: Person, id: string): OpenView {
  const open = world.views.find(id);
  if (open === undefined || open.user !== user.id) throw new ApiError('not_found');
  return open;
}

/** Throws not_found or message_not_found where the person does not see it. */
export function standOf(person: Person, surface: Surface): Stand {
  if (surface.kind === 'view') return { kind: 'view', open: viewOf(person, surface.viewId) };
  const conversation = conversationFor(person, surface.channel);
  const message = findMessage(person.workspace, conversation, surface.ts, person.user.id);
  if (message === undefined) throw new ApiError('message_not_found');
  return { kind: 'message', conversation, message };
}

export const blocksOf = (stand: Stand): readonly unknown[] =>
  stand.kind === 'view' ? stand.open.view.blocks : (stand.message.blocks ?? []);

function elementIn(stand: Stand, blockId: string, actionId: string): PlacedElement {
  const found = placedElements(blocksOf(stand)).find(
    (placed) => placed.blockId === blockId && placed.actionId === actionId,
  );
  if (found === undefined) throw new ApiError('element_not_found');
  return found;
}

const stateKey = ({ user }: Person, stand: Extract<Stand, { kind: 'message' }>) =>
  `${user.id} ${stand.conversation.id} ${stand.message.ts}`;

/** Puts an element's new state where Slack keeps it; returns all values of the surface. */
function keep(person: Person, stand: Stand, placed: PlacedElement, state: ElementState): StateValues {
  const stateful = fields[placed.type] !== undefined;
  if (stand.kind === 'view') {
    if (stateful) stand.open.values = withElement(stand.open.values, placed.blockId, placed.actionId, state);
    return stand.open.values;
  }
  const { messageStates } = person.world;
  const key = stateKey(person, stand);
  const before = stateOf(blocksOf(stand), messageStates.get(key));
  const values = stateful ? withElement(before, placed.blockId, placed.actionId, state) : before;
  if (stateful) remember(messageStates, key, values);
  return values;
}

function remember(states: World['messageStates'], key: string, values: StateValues): void {
  states.delete(key);
  states.set(key, values);
  forgetOldest(states, maxStates);
}

/** Uses an element: the app gets block_actions. Throws element_not_found; answers with the app's acknowledgement. */
export async function actOn(
  person: Person,
  surface: Surface,
  at: { readonly blockId: string; readonly actionId: string },
  given: ElementState,
): Promise<Ack> {
  const { world, workspace, user } = person;
  const stand = standOf(person, surface);
  const placed = elementIn(stand, at.blockId, at.actionId);
  const chosen = placed.type === 'overflow' ? { ...given, type: placed.type } : undefined;
  const clicked = placed.type === 'feedback_buttons' ? { ...given, type: placed.type } : undefined;
  const state = chosen ?? clicked ?? withFiles(world, cleanState(placed.element, placed.type, given));
  const values = keep(person, stand, placed, state) as never;
  const action = elementAction(placed, state, world.nextTs());
  const payload = blockActions(world, { workspace, user }, stand, { action, values: { values } });
  world.changes.notify();
  return world.deliver.now({ kind: 'interactive', name: `block_actions ${placed.actionId}`, payload });
}

/** Types or chooses in a view, and tells nobody: the client keeps it for the submission. */
export function typeInto(
  person: Person,
  viewId: string,
  at: { readonly blockId: string; readonly actionId: string },
  given: ElementState,
): void {
  const stand = standOf(person, { kind: 'view', viewId });
  const placed = elementIn(stand, at.blockId, at.actionId);
  keep(person, stand, placed, withFiles(person.world, cleanState(placed.element, placed.type, given)));
  if (stand.kind === 'view') delete stand.open.errors[at.blockId];
  person.world.changes.notify();
}

/** Files as the workspace knows them; those that it does not know are left out. */
function withFiles(world: World, state: ElementState): ElementState {
  if (state.type !== 'file_input') return state;
  const ids = listAt(state, 'files').map((file) => (isObject(file) ? textAt(file, 'id') : undefined));
  const files = ids.map((id) => world.files.get(id ?? '')).filter((file) => file !== undefined);
  return { ...state, files: files.map((file) => fileJson(file, world)) };
}

/** Uploads a file as a person does in a form; it is ready at once. */
export function uploadFile({ world, workspace, user }: Person, name: string, content: Buffer): { readonly id: string } {
  const id = slackId('F');
  world.files.set(id, {
    id,
    workspace: workspace.id,
    name,
    user: user.id,
    length: content.length,
    uploadSecret: '',
    createdAt: Math.floor(world.clock.now().getTime() / 1_000),
    title: name,
    altText: '',
    mimetype: mimetypeOf(name),
    content,
    readyAt: performance.now(),
    channels: [],
  });
  return { id };
}

/** An option of an external select, and the group in which it stands. */
export interface Offered {
  readonly option: Json;
  readonly group?: string;
}

/** Options of an external select for what was typed; empty where the app did not answer. */
export async function askOptions(
  person: Person,
  surface: Surface,
  asked: { readonly blockId: string; readonly actionId: string; readonly value: string },
): Promise<readonly Offered[]> {
  const { world, workspace, user } = person;
  const stand = standOf(person, surface);
  elementIn(stand, asked.blockId, asked.actionId);
  const payload = blockSuggestion(world, { workspace, user }, stand, asked);
  const ack = await world.deliver.now({ kind: 'interactive', name: `block_suggestion ${asked.actionId}`, payload });
  if (!ack.ok || !isObject(ack.body)) return [];
  const groups = listAt(ack.body, 'option_groups').filter(isObject);
  const plain = listAt(ack.body, 'options').filter(isObject);
  const grouped = groups.flatMap((group) =>
    listAt(group, 'options')
      .filter(isObject)
      .map((option) => ({ option, group: wordsOf(group['label']) })),
  );
  return [...plain.map((option) => ({ option })), ...grouped].slice(0, maxOptions);
}
