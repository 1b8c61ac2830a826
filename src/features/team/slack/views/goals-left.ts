import type { KnownBlock } from '@slack/types';
import type { UserId } from '../../../../domain/names.ts';
import type { GoalsLeftNotice } from '../../../../domain/team/notices.ts';
import { atMost, button, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { TEAM_ACTIONS } from './ids.ts';

/** The others are counted. */
const MAX_NAMED = 10;
/** A button for each; who is beyond has `/goal handover`. */
const MAX_OWNERS = 5;

type Left = GoalsLeftNotice['goals'];

/** Goals that nobody is asked about now. */
export function goalsLeft(goals: Left, t: Texts): Mrkdwn {
  const { shown, left } = atMost(goals, MAX_NAMED);
  return t.command.goalsLeft(shown, left);
}

/** A button for each owner, that hands over what they left. */
export function handoverRows(goals: Left, t: Texts): KnownBlock[] {
  const owners = new Map<UserId, number>();
  for (const { owner } of goals) owners.set(owner, (owners.get(owner) ?? 0) + 1);
  return [...owners]
    .slice(0, MAX_OWNERS)
    .map(([owner, count]) =>
      section(t.command.goalsOf(owner, count), button(t.command.handover, TEAM_ACTIONS.handover, owner)),
    );
}

/** To the lead, where somebody else took the owners out of the team, or their accounts are deactivated. */
export function goalsLeftMessage({ teamName, by, goals }: GoalsLeftNotice, t: Texts): Message {
  const text = by === undefined ? goneText(teamName, goals, t) : leftText(teamName, by, goals, t);
  return messageOf([section(text), ...handoverRows(goals, t)]);
}

function leftText(teamName: string, by: UserId, goals: Left, t: Texts): Mrkdwn {
  return lines([t.command.teamChangedBy(teamName, by), goalsLeft(goals, t)]);
}

function goneText(teamName: string, goals: Left, t: Texts): Mrkdwn {
  const { shown, left } = atMost(goals, MAX_NAMED);
  return t.command.goalsOfGone(teamName, goals[0]?.owner ?? '', shown, left);
}
