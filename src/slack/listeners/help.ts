import { LRUCache } from 'lru-cache';
import { type NextStep, nextStep } from '../../domain/report/next-step.ts';
import { endsWithin } from '../../ends-within.ts';
import type { Mrkdwn } from '../../text/mrkdwn.ts';
import { helpMessage } from '../views/help.ts';
import type { Message } from '../views/message.ts';
import type { ListenerDeps } from './deps.ts';

/** Who asks for help again within this time is told the same without a look at the store. */
const SAME_MS = 5_000;
const MOST_REMEMBERED = 1_000;
const told = new WeakMap<ListenerDeps, LRUCache<string, NextStep>>();

/** Help is the answer to the command itself, for which Slack waits three seconds. */
const PATIENCE_MS = 250;

/** Help for a person, with what they had best do next; without that where the store does not answer soon. */
export async function helpFor(deps: ListenerDeps, user: string): Promise<Message> {
  const looking = findNext(deps, user).catch((error: unknown) => {
    deps.logger.warn({ error }, 'help goes without what to do next');
    return undefined;
  });
  const next = (await endsWithin(looking, deps.patience * PATIENCE_MS)) ? await looking : undefined;
  return helpMessage(deps.texts, { ...(next && { next }) });
}

async function findNext(deps: ListenerDeps, user: string): Promise<NextStep> {
  const remembered = told.get(deps) ?? new LRUCache<string, NextStep>({ max: MOST_REMEMBERED, ttl: SAME_MS });
  told.set(deps, remembered);
  const known = remembered.get(user);
  if (known !== undefined) return known;
  const found = await stepOf(deps, user);
  remembered.set(user, found);
  return found;
}

async function stepOf({ useCases, workspace }: ListenerDeps, user: string): Promise<NextStep> {
  return nextStep(await useCases.showHome(workspace, user));
}

/** For who has nothing to answer for: what to do about that. */
export async function insteadOfGoals(deps: ListenerDeps, user: string): Promise<Mrkdwn> {
  const { help, noGoalsOfYours } = deps.texts.command;
  const step = await stepOf(deps, user);
  return step.do === 'nothing' || step.do === 'check-in' ? noGoalsOfYours : help.next(step);
}
