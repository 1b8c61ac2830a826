/** The life of views: opened, pushed, updated, published (docs.slack.dev/surfaces/modals). */
import { ApiError } from './api/errors.ts';
import { isObject, type Json, listAt, textAt } from './elements.ts';
import { stateOf } from './form.ts';
import { secret, slackId } from './ids.ts';
import type { OpenView, PlainText, StoredView } from './model.ts';
import { storedBlocks } from './stored-blocks.ts';
import type { TriggerOrigin } from './triggers.ts';
import { checkPictures } from './validate/pictures.ts';
import { checkView } from './validate/view.ts';
import { type World, workspaceOf } from './world.ts';

/** docs.slack.dev/surfaces/modals: "up to three views in its stack". */
const maxViews = 3;

const title = (value: unknown): PlainText | null =>
  isObject(value) ? { type: 'plain_text', text: textAt(value, 'text') ?? '', emoji: value['emoji'] !== false } : null;

function stored(view: Json): StoredView {
  return {
    type: view['type'] === 'home' ? 'home' : 'modal',
    title: title(view['title']) ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: title(view['submit']),
    close: title(view['close']),
    blocks: storedBlocks(listAt(view, 'blocks')),
    privateMetadata: textAt(view, 'private_metadata') ?? '',
    callbackId: textAt(view, 'callback_id') ?? '',
    externalId: textAt(view, 'external_id') ?? '',
    clearOnClose: view['clear_on_close'] === true,
    notifyOnClose: view['notify_on_close'] === true,
  };
}

const newHash = (world: World) => `${Math.floor(world.clock.now().getTime() / 1_000)}.${secret(4)}`;

function checked(world: World, workspace: string, view: unknown, type: 'modal' | 'home', self?: OpenView): StoredView {
  checkView(view, type);
  const place = { world, workspace: workspaceOf(world, workspace) };
  checkPictures(place, isObject(view) ? view['blocks'] : undefined, 'invalid_arguments', '/view/blocks');
  const made = stored(view as Json);
  const other = made.externalId === '' ? undefined : world.views.findExternal(workspace, made.externalId);
  if (other !== undefined && other !== self) throw new ApiError('duplicate_external_id');
  return made;
}

function placed(world: World, origin: TriggerOrigin, view: StoredView, below: OpenView | undefined): OpenView {
  const id = slackId('V');
  return {
    id,
    workspace: origin.workspace,
    user: origin.user,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    hash: newHash(world),
    view,
    values: stateOf(view.blocks, {}, origin.channel),
    errors: {},
    submitting: false,
  };
}

/** Opens a modal; one that the person has open is replaced, with its whole stack. */
export function openModal(world: World, origin: TriggerOrigin, view: unknown): OpenView {
  const made = placed(world, origin, checked(world, origin.workspace, view, 'modal'), undefined);
  world.views.clear(origin.user);
  world.views.push(made);
  world.changes.notify();
  return made;
}

/** Puts a modal upon the top one. Throws push_limit_reached, or not_found where none is open. */
export function pushModal(world: World, origin: TriggerOrigin, view: unknown): OpenView {
  const stack = world.views.stack(origin.user);
  const top = stack.at(-1);
  if (top === undefined) throw new ApiError('not_found');
  if (stack.length >= maxViews) throw new ApiError('push_limit_reached');
  const made = placed(world, origin, checked(world, origin.workspace, view, 'modal'), top);
  world.views.push(made);
  world.changes.notify();
  return made;
}

/** Replaces a view's content; what was typed stays where block_id and action_id stay. Throws hash_conflict. */
export function updateView(world: World, open: OpenView, view: unknown, hash: string | undefined): void {
  if (hash !== undefined && hash !== open.hash) throw new ApiError('hash_conflict');
  open.view = checked(world, open.workspace, view, open.view.type, open);
  open.values = stateOf(open.view.blocks, open.values);
  open.errors = {};
  open.hash = newHash(world);
  world.changes.notify();
}

/** Sets somebody's Home. Throws hash_conflict. */
export function publishHome(world: World, to: TriggerOrigin, view: unknown, hash: string | undefined): OpenView {
  const before = world.views.home(to.user);
  if (before !== undefined) {
    updateView(world, before, view, hash);
    return before;
  }
  const made = placed(world, to, checked(world, to.workspace, view, 'home'), undefined);
  world.views.publish(made);
  world.changes.notify();
  return made;
}
