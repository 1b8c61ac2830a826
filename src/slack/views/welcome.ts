import type { InvitedNotice, NextStepsNotice, WelcomeNotice } from '../../domain/notice.ts';
import type { Texts } from '../../text/index.ts';
import type { Mrkdwn } from '../../text/mrkdwn.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, fallback, section } from './blocks.ts';
import type { Message } from './message.ts';

/** To a new member: what will come, and that there is nothing to do now. */
export function welcomeMessage(notice: WelcomeNotice, t: Texts): Message {
  return withButton(t.onboarding.welcome(notice), button(t.word.newGoal, ACTIONS.newGoal, ''));
}

/** To who has made their first team. */
export function nextStepsMessage(notice: NextStepsNotice, t: Texts): Message {
  return withButton(t.onboarding.nextSteps(notice), button(t.word.newGoal, ACTIONS.newGoal, '', 'primary'));
}

/** To who invited the bot to a channel without a team. */
export function invitedMessage({ channel }: InvitedNotice, t: Texts): Message {
  return withButton(t.onboarding.invited(channel), button(t.home.newTeam, ACTIONS.newTeam, channel, 'primary'));
}

function withButton(text: Mrkdwn, only: ReturnType<typeof button>): Message {
  return { text: fallback(text), blocks: [section(text), actions(only)] };
}
