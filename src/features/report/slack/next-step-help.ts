import { LRUCache } from 'lru-cache';
import { settlesWithin } from '../../../concurrency/settles-within.ts';
import { Refused } from '../../../domain/policy.ts';
import type { NextStep } from '../../../domain/report/next-step.ts';
import { actions, button } from '../../../slack/views/blocks.ts';
import { helpMessage } from '../../../slack/views/help-message.ts';
import type { Message } from '../../../slack/views/message.ts';
import { md } from '../../../text/mrkdwn.ts';
import { ROUND_ACTIONS } from '../../round/index.ts';
import type { ReportDeps } from './deps.ts';

/** Who asks for help again within this time is told the same without a look at the store. */
const REUSE_MS = 5_000;
const MAX_REMEMBERED = 1_000;
/** By what finds the next step: one for each running bot. */
const remembered = new WeakMap<object, LRUCache<string, NextStep>>();

/** Help is the answer to the command itself, for which Slack waits three seconds. */
const NEXT_STEP_TIMEOUT_MS = 250;

/** Help for a person, with what they had best do next; without that where the store does not answer soon. */
export async function helpFor(deps: ReportDeps, user: string): Promise<Message> {
  const looking = lookForNext(deps, user).catch((error: unknown) => {
    deps.logger.warn({ error }, 'help goes without what to do next');
    return undefined;
  });
  const next = (await settlesWithin(looking, deps.waitFactor * NEXT_STEP_TIMEOUT_MS)) ? await looking : undefined;
  return helpMessage(deps.texts, { commands: deps.commands, ...(next && { next }) });
}

/** Whoever may do nothing here may read what it is about, and first of all that it is not for them. */
async function lookForNext(deps: ReportDeps, user: string) {
  try {
    return nextOf(await findNext(deps, user), deps);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { text: md`${deps.texts.word.refusal(error.why)}`, actions: undefined };
  }
}

function nextOf(step: NextStep, { texts }: ReportDeps) {
  const checkIn = button(texts.word.checkIn, ROUND_ACTIONS.checkIn, '', 'primary');
  return { text: texts.command.help.next(step), actions: step.do === 'check-in' ? actions(checkIn) : undefined };
}

async function findNext({ useCases, workspace }: ReportDeps, user: string): Promise<NextStep> {
  const { nextStepOf } = useCases;
  const known = remembered.get(nextStepOf) ?? new LRUCache<string, NextStep>({ max: MAX_REMEMBERED, ttl: REUSE_MS });
  remembered.set(nextStepOf, known);
  const found = known.get(user) ?? (await nextStepOf(workspace, user));
  known.set(user, found);
  return found;
}
