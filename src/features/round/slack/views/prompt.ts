import type { Button, KnownBlock } from '@slack/types';
import z from 'zod';
import type { PromptLine, PromptNotice } from '../../../../domain/round/notices.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { actions, button, fitting, LIMITS, option, overflow, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { ROUND_ACTIONS } from './ids.ts';

const MAX_GOALS = 20;
/** Up to so many goals have a menu each; more are one list. */
const MAX_WITH_MENU = 8;

/** What can be chosen for one goal in its menu. */
const GOAL_CHOICES = ['no-change', 'skip', 'hand-over'] as const;
export const promptChoice = jsonCodec(z.object({ choice: z.enum(GOAL_CHOICES), goal: z.string(), round: z.string() }));
type PromptChoice = ReturnType<typeof promptChoice.decode>;

/** The direct message that asks a person for a round. Edited as goals are answered, and when the round is over. */
export function promptMessage(notice: PromptNotice, t: Texts): Message {
  const name = t.word.round(notice.roundKind, notice.period);
  if (notice.state === 'answered') return settled(name, notice, t);
  const answer = button(t.prompt.checkIn, ROUND_ACTIONS.checkIn, notice.round, 'primary');
  if (notice.state === 'closed') {
    return messageOf([section(t.prompt.closed(name)), actions(answer, ...correcting(notice, t))]);
  }
  const lead = t.prompt.snoozed(name, notice) ?? t.prompt.lead(name, notice);
  return messageOf([section(lead), ...goalBlocks(notice, t), buttons(notice, answer, t), ...clients(notice, t)]);
}

/** What was skipped or delegated stays in sight; what was answered is in the round message. */
function settled(name: string, { goals, ...notice }: PromptNotice, t: Texts): Message {
  const lead = t.prompt.settled(name, { ...notice, goals });
  const elsewhere = goals.filter(({ part }) => part !== 'open' && part !== 'answered').map(t.prompt.line);
  const list = shortened(elsewhere, t);
  const correct = correcting(notice, t);
  return messageOf([
    section(lead),
    ...(list.length > 0 ? [section(lines(list))] : []),
    ...(correct.length > 0 ? [actions(...correct)] : []),
    ...clients(notice, t),
  ]);
}

/** The pulse of clients is asked for in the same message: it calls nobody once more. */
function clients({ pulses, round }: Pick<PromptNotice, 'pulses' | 'round'>, t: Texts): KnownBlock[] {
  if (pulses === undefined) return [];
  return [section(t.pulse.due(pulses.names, pulses.count), button(t.pulse.dueButton, ROUND_ACTIONS.pulses, round))];
}

/** Opens what the button of the round message opens: what the person said, ready to be corrected. */
function correcting({ round, canCorrect }: Pick<PromptNotice, 'round' | 'canCorrect'>, t: Texts): Button[] {
  return canCorrect ? [button(t.history.correct, ROUND_ACTIONS.respondentForm, round)] : [];
}

function goalBlocks({ goals, round }: PromptNotice, t: Texts): KnownBlock[] {
  if (goals.length > MAX_WITH_MENU) {
    return [section(lines(shortened(goals.map(t.prompt.line), t)))];
  }
  return goals.map((line) => section(t.prompt.line(line), line.part === 'open' ? menu(line, round, t) : undefined));
}

function menu({ goal, value }: PromptLine, round: string, t: Texts) {
  const choose = (text: string, choice: PromptChoice['choice']) =>
    option(text, promptChoice.encode({ choice, goal, round }));
  return overflow(ROUND_ACTIONS.promptGoal, [
    ...(value === undefined ? [] : [choose(t.prompt.noChange, 'no-change')]),
    choose(t.prompt.skipChoice, 'skip'),
    choose(t.prompt.delegateChoice, 'hand-over'),
  ]);
}

function shortened(texts: readonly Mrkdwn[], t: Texts): Mrkdwn[] {
  const { shown, left } = fitting(texts, LIMITS.listInSection, MAX_GOALS);
  return left > 0 ? [...shown, t.prompt.more(left)] : [...shown];
}

function buttons(notice: PromptNotice, answer: Button, t: Texts): KnownBlock {
  const { goals, round, canWait, comesBack } = notice;
  const hasValue = goals.some(({ part, value }) => part === 'open' && value !== undefined);
  return actions(
    answer,
    ...(hasValue ? [button(t.prompt.noChange, ROUND_ACTIONS.noChange, round)] : []),
    ...(canWait && comesBack === undefined ? [button(t.prompt.snooze, ROUND_ACTIONS.snooze, round)] : []),
    button(t.prompt.skip, ROUND_ACTIONS.skip, round),
    button(t.prompt.delegate, ROUND_ACTIONS.delegate, round),
    ...correcting(notice, t),
  );
}
