import type { PlainTextOption, StaticSelect } from '@slack/types';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { goalCode } from '../../../../domain/goal/goal-code.ts';
import { atMost, context, LIMITS, option, plain, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import type { Mrkdwn } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** Slack holds a hundred options in a select; the blocks of a message together hold about fifty of these. */
const MAX_CHOICES = 40;

/** A question with the goals that it is about in a menu; with the one that is chosen its `action` does something: it is shown. */
export function goalChoice(
  question: Mrkdwn,
  goals: readonly Goal[],
  t: Texts,
  action: string = GOAL_ACTIONS.showGoal,
): Message {
  const { shown, left } = atMost(goals, MAX_CHOICES);
  const menu: StaticSelect = {
    type: 'static_select',
    action_id: action,
    placeholder: plain(t.list.choose, LIMITS.placeholder),
    options: shown.map((goal) => goalOption(goal, t)),
  };
  const more = left > 0 ? t.list.moreChoices(left) : undefined;
  return messageOf([section(question), { type: 'actions', elements: [menu] }, ...(more ? [context(more)] : [])]);
}

/** Slack takes a hundred options as the answer to a search (docs.slack.dev, block_suggestion); who types more finds the rest. */
const MAX_FOUND = 100;

/** What a search for a goal answers. */
export function goalOptions(goals: readonly Goal[], t: Texts): PlainTextOption[] {
  return atMost(goals, MAX_FOUND).shown.map((goal) => goalOption(goal, t));
}

/** A goal as a menu shows it. */
export function goalOption({ id, title }: Pick<Goal, 'id' | 'title'>, t: Texts): PlainTextOption {
  return option(t.list.choice(title, goalCode(id)), id);
}
