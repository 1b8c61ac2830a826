import type { InvitedNotice, NextStepsNotice, WelcomeNotice } from '../../../../domain/team/notices.ts';
import { actions, button, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import type { Mrkdwn } from '../../../../text/mrkdwn.ts';
import { TEAM_ACTIONS } from './ids.ts';

/** To a new member: what will come, and that there is nothing to do now. */
export function welcomeMessage(notice: WelcomeNotice, t: Texts): Message {
  return withButton(t.onboarding.welcome(notice), button(t.word.newGoal, TEAM_ACTIONS.newGoal, ''));
}

/** To who has made their first team: with the button of the step that is next, until none is left. */
export function nextStepsMessage(notice: NextStepsNotice, t: Texts): Message {
  const { team, done = [] } = notice;
  const text = t.onboarding.nextSteps(notice);
  if (done.includes('round')) return messageOf([section(text)]);
  if (team === undefined || !done.includes('goal')) {
    return withButton(text, button(t.word.newGoal, TEAM_ACTIONS.newGoal, '', 'primary'));
  }
  return withButton(text, button(t.onboarding.button('round'), TEAM_ACTIONS.askNow, team, 'primary'));
}

/** To who invited the bot to a channel without a team. */
export function invitedMessage({ channel }: InvitedNotice, t: Texts): Message {
  return withButton(t.onboarding.invited(channel), button(t.home.newTeam, TEAM_ACTIONS.newTeam, channel, 'primary'));
}

function withButton(text: Mrkdwn, only: ReturnType<typeof button>): Message {
  return messageOf([section(text), actions(only)]);
}
