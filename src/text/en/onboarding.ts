import type { OnboardingStep } from '../../domain/onboarding.ts';
import type { Formats } from '../format.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';

const TO_DO: Record<OnboardingStep, Mrkdwn> = {
  team: md`*Make your team.* Its name, its channel and who belongs to it. About a minute.`,
  goal: md`*Set its first goal.* A number, where it is now, where it shall be, and by when.`,
  round: md`*Ask for the first values.* Everybody with a goal gets one message, and the answers show in the channel.`,
};
const DONE: Record<OnboardingStep, Mrkdwn> = {
  team: md`Your team is made.`,
  goal: md`Its first goal is set.`,
  round: md`The first values are asked for.`,
};
const BUTTON: Record<OnboardingStep, string> = { team: 'New team', goal: 'New goal', round: 'Ask now' };

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
    button: (step: OnboardingStep) => BUTTON[step],
  };
}
