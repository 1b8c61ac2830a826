import type { GoalsLeftNotice } from '../../../../domain/team/notices.ts';
import { atMost, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';

/** The others are counted. */
const MAX_NAMED = 10;

/** Goals that nobody is asked about now. */
export function goalsLeft(goals: GoalsLeftNotice['goals'], t: Texts): Mrkdwn {
  const { shown, left } = atMost(goals, MAX_NAMED);
  return t.command.goalsLeft(shown, left);
}

/** To the lead, where somebody else took the owners out of the team. */
export function goalsLeftMessage({ teamName, by, goals }: GoalsLeftNotice, t: Texts): Message {
  const text = lines([t.command.teamChangedBy(teamName, by), goalsLeft(goals, t)]);
  return messageOf([section(text)]);
}
