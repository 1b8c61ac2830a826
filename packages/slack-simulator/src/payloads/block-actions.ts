import type { BlockAction, BlockElementAction, BlockSuggestion } from '@slack/bolt';
import { isObject, type Json, objectAt, optionsOf, type PlacedElement } from '../elements.ts';
import type { Conversation, Message, OpenView, User, Workspace } from '../model.ts';
import type { ElementState } from '../protocol.ts';
import type { World } from '../world.ts';
import { envelope, personOf, type Sent } from './common.ts';
import { channelNameOf } from './conversation-json.ts';
import { messageJson } from './message-json.ts';
import { viewOutput } from './view-output.ts';

/** Where the element stands. */
export type Stand =
  | { readonly kind: 'message'; readonly conversation: Conversation; readonly message: Message }
  | { readonly kind: 'view'; readonly open: OpenView };

/** Keys of an element's definition that its action carries along. */
const carried = ['text', 'value', 'url', 'style', 'confirm', 'placeholder', 'icon'];

/** Buttons whose value the app has given them. */
const hasOwnValue = new Set(['button', 'icon_button']);

/** One entry of `actions` (docs.slack.dev/reference/interaction-payloads/block_actions-payload). */
export function elementAction(placed: PlacedElement, state: ElementState, actionTs: string): BlockElementAction {
  const { element, type } = placed;
  // What was typed comes alone: of a text input Slack sends neither its placeholder nor what stood in it at first.
  const definition = type === 'plain_text_input' ? {} : element;
  const kept = Object.entries(definition).filter(
    ([key]) => key.startsWith('initial_') || (carried.includes(key) && !(key === 'value' && !hasOwnValue.has(type))),
  );
  const chosen = type === 'overflow' ? { selected_option: chosenOption(placed, state) } : {};
  return {
    ...Object.fromEntries(kept),
    ...state,
    ...(hasOwnValue.has(type) && element['value'] !== undefined ? { value: element['value'] } : {}),
    // An emptied field is an empty text in its action, which the types know as a text, and null in the state.
    ...(type === 'plain_text_input' && state['value'] === null ? { value: '' } : {}),
    ...(type === 'feedback_buttons' ? pressed(element, state) : {}),
    ...chosen,
    type,
    action_id: placed.actionId,
    block_id: placed.blockId,
    action_ts: actionTs,
  } as unknown as BlockElementAction;
}

/** Which of the two it was; the first where the client does not say. */
function pressed(element: Json, state: ElementState): object {
  const buttons = ['positive_button', 'negative_button'].map((key) => objectAt(element, key)).filter(isObject);
  const button = buttons.find(({ value }) => value === state['value']) ?? buttons[0];
  return { value: button?.['value'], text: button?.['text'] };
}

function chosenOption({ element }: PlacedElement, state: ElementState): unknown {
  const chosen = state['selected_option'] as { value?: unknown } | undefined;
  return optionsOf(element).find(({ value }) => value === chosen?.value) ?? chosen;
}

function container(stand: Stand) {
  if (stand.kind === 'view') return { type: 'view', view_id: stand.open.id };
  const { message, conversation } = stand;
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: conversation.id,
    is_ephemeral: message.visibleTo !== undefined,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  };
}

/** A message's own parts; Slack leaves `message` out for an ephemeral one. */
function messageParts(world: World, workspace: Workspace, user: User, stand: Extract<Stand, { kind: 'message' }>) {
  const { conversation, message } = stand;
  const origin = { workspace: workspace.id, user: user.id, channel: conversation.id, messageTs: message.ts };
  const place = { world, workspace, conversation };
  const thread = message.threadTs === undefined ? {} : { threadTs: message.threadTs };
  return {
    channel: { id: conversation.id, name: channelNameOf(conversation) },
    ...(message.visibleTo === undefined ? { message: messageJson(message, place, true) } : {}),
    response_url: `${world.base()}${world.responseUrls.create({ ...origin, ...thread })}`,
  };
}

export function blockActions(
  world: World,
  by: { readonly workspace: Workspace; readonly user: User },
  stand: Stand,
  what: { readonly action: BlockElementAction; readonly values: BlockAction['state'] },
): Omit<Sent<BlockAction>, 'response_url'> {
  const { workspace, user } = by;
  const where = stand.kind === 'view' ? { viewId: stand.open.id } : { channel: stand.conversation.id };
  return {
    type: 'block_actions',
    ...envelope(world, workspace),
    user: personOf(user),
    container: container(stand),
    trigger_id: world.triggers.create({ workspace: workspace.id, user: user.id, ...where }),
    ...(stand.kind === 'view'
      ? { view: viewOutput(stand.open, workspace, world.app.id) }
      : {
          ...messageParts(world, workspace, user, stand),
          ...(what.values === undefined ? {} : { state: what.values }),
        }),
    actions: [what.action],
  };
}

/** docs.slack.dev/reference/interaction-payloads/block_suggestion-payload. */
export function blockSuggestion(
  world: World,
  by: { readonly workspace: Workspace; readonly user: User },
  stand: Stand,
  asked: { readonly blockId: string; readonly actionId: string; readonly value: string },
): Sent<BlockSuggestion> {
  return {
    type: 'block_suggestion',
    ...envelope(world, by.workspace),
    user: personOf(by.user),
    container: container(stand),
    action_id: asked.actionId,
    block_id: asked.blockId,
    value: asked.value,
    ...(stand.kind === 'view'
      ? { view: viewOutput(stand.open, by.workspace, world.app.id) }
      : {
          channel: { id: stand.conversation.id, name: channelNameOf(stand.conversation) },
          ...(stand.message.visibleTo === undefined
            ? {
                message: messageJson(
                  stand.message,
                  { world, workspace: by.workspace, conversation: stand.conversation },
                  true,
                ),
              }
            : {}),
        }),
  };
}
