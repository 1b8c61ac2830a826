import type { ChannelId } from '../../../domain/names.ts';
import type { OnboardingStep } from '../../../domain/report/onboarding.ts';
import type { NextStepsNotice, WelcomeNotice } from '../../../domain/team/notices.ts';
import type { Formats } from '../../format.ts';
import { channelLink, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly onboarding: ReturnType<typeof onboarding>;
  }
}

const TO_DO: Record<OnboardingStep, Mrkdwn> = {
  team: md`*Create your team.* Choose its name, channel, and members. It takes about a minute.`,
  goal: md`*Set its first goal.* Choose a number, where it is now, where it should be, and by when. A template fills in everything but the numbers.`,
  round: md`*Ask for the first values.* Everybody with a goal gets one prompt, and the answers show in the channel.`,
};
const DONE: Record<OnboardingStep, Mrkdwn> = {
  team: md`You created your team.`,
  goal: md`You set its first goal.`,
  round: md`You asked for the first values.`,
};
const BUTTON: Record<OnboardingStep, string> = { team: 'New team', goal: 'Choose a template', round: 'Ask now' };

/** The first steps of a team. */
export function onboarding(format: Formats) {
  return {
    title: 'Welcome to Goalpost',
    lead: (left: number): Mrkdwn =>
      left === 1
        ? md`One step is left until your team is up and running.`
        : md`${format.number(left)} steps until your team is up and running, all of them here in Slack.`,
    step: (step: OnboardingStep, done: boolean): Mrkdwn =>
      done ? md`:white_check_mark: ${DONE[step]}` : md`:white_circle: ${TO_DO[step]}`,
    welcome: ({ teamName, channel, lead, leads }: WelcomeNotice): Mrkdwn =>
      leads
        ? md`You now lead *${teamName}* in ${channelLink(channel)}. There, type \`/goal review\` to see what needs a decision, or \`/goal team\` to change the settings.`
        : md`You're now in *${teamName}*, led by ${mention(lead)}. Once a month, Goalpost asks you about the goals you own, in one prompt that takes about a minute. You don't need to do anything until then. To set a goal of your own, select *New goal*.`,
    /** Edited as the steps are done. */
    nextSteps: ({ teamName, channel, done = [] }: NextStepsNotice): Mrkdwn => {
      const ask = md`To ask for the first values now, type \`/goal ask\` in ${channelLink(channel)}. Otherwise, Goalpost asks on the first working day of the month.`;
      if (done.includes('round')) {
        return md`:white_check_mark: *${teamName}* is up and running: its first goal is set, and you asked for the first values. From now on, Goalpost asks on its own.`;
      }
      if (done.includes('goal')) {
        return lines([md`*${teamName}* is ready, and its first goal is set. One step is left:`, ask]);
      }
      return lines([
        md`*${teamName}* is ready. Two steps are left:`,
        md`1. Set its first goal: select *New goal* below, or type \`/goal new\` in ${channelLink(channel)}.`,
        md`2. ${ask}`,
        md`The Home tab of this app shows your progress.`,
      ]);
    },
    invited: (channel: ChannelId): Mrkdwn =>
      md`Thank you for inviting Goalpost to ${channelLink(channel)}. That channel has no team yet. To create one, select *New team*. Until then, Goalpost doesn't post there.`,
    button: (step: OnboardingStep) => BUTTON[step],
  };
}
