import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import z from 'zod';
import { actionsInOrder, isOpenAction } from '../../../../domain/goal/action-items.ts';
import type { ActionItem, Goal, Resource } from '../../../../domain/goal/goal.ts';
import type { LocalDate } from '../../../../domain/names.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import {
  actions,
  button,
  context,
  divider,
  modalTitle,
  option,
  overflow,
  section,
} from '../../../../slack/views/blocks.ts';
import { pageButtons } from '../../../../slack/views/pages.ts';
import type { Texts } from '../../../../text/index.ts';
import { type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { ACTION_ITEM_ACTIONS } from './ids.ts';

/** With the twenty resources and all headings well within Slack's hundred blocks. */
const MAX_ON_PAGE = 30;

/** Which goal the list is of, and the first action on its page. */
export const listContext = jsonCodec(z.object({ goal: z.string(), from: z.number().int() }));

/** What a menu does, and to which action. */
export const actionChoice = jsonCodec(z.object({ do: z.enum(['finish', 'change', 'reopen']), action: z.string() }));
/** What was decided, and about which resource. */
export const resourceChoice = jsonCodec(z.object({ granted: z.boolean(), resource: z.string() }));

/** What is to be done for a goal, for one person. */
export interface ActionListing {
  readonly goal: Goal;
  readonly today: LocalDate;
  readonly mayPlan: boolean;
  readonly changeable: ReadonlySet<string>;
  readonly mayGrant: boolean;
}

/** All actions of a goal, page by page, what is open first; below them what the goal needs. `note` says what a click came to. */
export function actionsModal(listing: ActionListing, from: number, t: Texts, note?: Mrkdwn): ModalView {
  const { goal, mayPlan } = listing;
  const all = actionsInOrder(goal);
  const first = from < all.length ? from : 0;
  const shown = all.slice(first, first + MAX_ON_PAGE);
  const { resources = [] } = goal;
  const text = t.actionItem;
  return {
    type: 'modal',
    private_metadata: listContext.encode({ goal: goal.id, from: first }),
    title: modalTitle(text.title),
    close: modalTitle(t.word.close),
    blocks: [
      ...(note === undefined ? [] : [context(note)]),
      section(md`*${goal.title}*`),
      ...(all.length === 0 ? [section(text.none)] : shown.map((action) => actionRow(action, listing, t))),
      ...pageButtons(first, { count: all.length, max: MAX_ON_PAGE }, PAGES, t),
      ...(mayPlan ? [actions(button(text.add, ACTION_ITEM_ACTIONS.addAction, goal.id))] : []),
      ...(resources.length > 0 || mayPlan ? [divider(), section(text.needed)] : []),
      ...resources.map((one) => resourceRow(one, listing, t)),
      ...(mayPlan ? [actions(button(text.addResource, ACTION_ITEM_ACTIONS.addResource, goal.id))] : []),
    ],
  };
}

const PAGES = { back: ACTION_ITEM_ACTIONS.pageBack, on: ACTION_ITEM_ACTIONS.pageOn };

function actionRow(action: ActionItem, { changeable, today }: ActionListing, t: Texts): KnownBlock {
  const text = t.actionItem.line(action, today);
  return section(text, changeable.has(action.id) ? actionMenu(action, t) : undefined);
}

function actionMenu(action: ActionItem, t: Texts): Overflow {
  const choice = (text: string, what: 'finish' | 'change' | 'reopen') =>
    option(text, actionChoice.encode({ do: what, action: action.id }));
  const { finish, change, reopen } = t.actionItem;
  const choices = isOpenAction(action)
    ? [choice(finish, 'finish'), choice(change, 'change')]
    : [choice(reopen, 'reopen')];
  return overflow(ACTION_ITEM_ACTIONS.action, choices);
}

function resourceRow(resource: Resource, { mayGrant }: ActionListing, t: Texts): KnownBlock {
  const text = t.actionItem.resource(resource);
  if (!mayGrant) return section(text);
  const choice = (granted: boolean) =>
    option(t.actionItem.grant(granted), resourceChoice.encode({ granted, resource: resource.id }));
  return section(text, overflow(ACTION_ITEM_ACTIONS.resource, [choice(true), choice(false)]));
}
