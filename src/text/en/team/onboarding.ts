import type { ChannelId } from '../../../domain/names.ts';
import type { OnboardingStep } from '../../../domain/report/onboarding.ts';
import type { NextStepsNotice, WelcomeNotice } from '../../../domain/team/notices.ts';
import type { Formats } from '../../format.ts';
import { channelLink, lines, type Mrkdwn, md, mention } from '../../mrkdwn.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly onboarding: ReturnType<typeof onboarding>;
  }
}

const TO_DO: Record<OnboardingStep, Mrkdwn> = {
  team: md`*Make your team.* Its name, its channel and who belongs to it. About a minute.`,
  goal: md`*Set its first goal.* A number, where it is now, where it shall be, and by when. A template fills in all but the numbers.`,
  round: md`*Ask for the first values.* Everybody with a goal gets one message, and the answers show in the channel.`,
};
const DONE: Record<OnboardingStep, Mrkdwn> = {
  team: md`Your team is made.`,
  goal: md`Its first goal is set.`,
  round: md`The first values are asked for.`,
};
const BUTTON: Record<OnboardingStep, string> = { team: 'New team', goal: 'Choose a template', round: 'Ask now' };

/** The first steps of a team. */
export function onboarding(format: Formats) {
  return {
    title: 'Welcome to Goalpost',
    lead: (left: number): Mrkdwn =>
      left === 1
        ? md`One step is left until your team is under way.`
        : md`${format.number(left)} steps until your team is under way, all of them here in Slack.`,
    step: (step: OnboardingStep, done: boolean): Mrkdwn =>
      done ? md`:white_check_mark: ${DONE[step]}` : md`:white_circle: ${TO_DO[step]}`,
    welcome: ({ teamName, channel, lead, leads }: WelcomeNotice): Mrkdwn =>
      leads
        ? md`You lead *${teamName}* now, in ${channelLink(channel)}. \`/goal review\` there shows what needs a decision, \`/goal team\` its settings.`
        : md`You are in *${teamName}* now, led by ${mention(lead)}. For the goals that you own I send you one message a month, answered in about a minute. There is nothing to do until then; a goal of your own begins with *New goal*.`,
    /** Edited as the steps are done. */
    nextSteps: ({ teamName, channel, done = [] }: NextStepsNotice): Mrkdwn => {
      const ask = md`\`/goal ask\` in ${channelLink(channel)} asks for the first values at once. Without it I ask on the first working day of the month.`;
      if (done.includes('round')) {
        return md`:white_check_mark: *${teamName}* is under way: its first goal is set, and the first values are asked for. From here on I ask by myself.`;
      }
      if (done.includes('goal')) {
        return lines([md`*${teamName}* is ready, and its first goal is set. One step is left:`, ask]);
      }
      return lines([
        md`*${teamName}* is ready. Two steps are left:`,
        md`1. Set its first goal: *New goal* below, or \`/goal new\` in ${channelLink(channel)}.`,
        md`2. ${ask}`,
        md`The Home tab of this app shows how far you are.`,
      ]);
    },
    invited: (channel: ChannelId): Mrkdwn =>
      md`Thank you for inviting me to ${channelLink(channel)}. It is no team's channel yet: *New team* makes it one. Without a team I stay silent there.`,
    button: (step: OnboardingStep) => BUTTON[step],
  };
}
