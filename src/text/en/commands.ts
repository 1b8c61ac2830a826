import type { ChannelId, LocalDate, UserId } from '../../domain/names.ts';
import type { NextStep } from '../../domain/report/next-step.ts';
import type { Formats } from '../format.ts';
import { channelLink, excerpt, lines, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import type { words } from './words.ts';

/** What each `/goal` command does, in the order of the help. */
const ABOUT = {
  '': 'what you have due',
  new: 'set a goal',
  list: "the team's goals; `at risk`, `mine`, `due`, `done` and words narrow it down",
  show: 'one goal, by a part of its title or its code',
  checkin: 'answer everything that is due',
  review: "the lead's agenda",
  digest: 'the week so far, for you alone',
  blockers: 'what is in the way, and who is to clear it',
  ask: 'start a round now',
  away: 'when you are away, and who answers for you',
  team: 'make a team, or change its settings',
  templates: 'what a goal can begin from',
  help: 'this list',
};

/** How much of what a person typed is said back to them. */
const MAX_ECHO_LENGTH = 150;

/** Answers to `/goal`, and App Home. */
export function commands(format: Formats, word: ReturnType<typeof words>) {
  return {
    about: ABOUT,
    help: {
      lead: md`*Goalpost* keeps your team's goals in sight. In your team's channel, type:`,
      leadsHeading: md`*For who leads a team*`,
      next: (step: NextStep): Mrkdwn => {
        switch (step.do) {
          case 'check-in':
            return md`*Next:* you have ${word.goals(step.goals)} to answer, about a minute.`;
          case 'make-team':
            return md`*Next:* make a team. Open its channel and type \`/goal team\`.`;
          case 'join-team':
            return md`*Next:* you are in no team yet. Ask its lead to add you with \`/goal team\`, or type that in a channel of your own.`;
          case 'first-goal':
            return md`*Next:* set your team's first goal with \`/goal new\`.`;
          case 'ask':
            return md`*Next:* ask for the first values with \`/goal ask\`.`;
          case 'own-goal':
            return md`*Next:* you own no goals yet. \`/goal new\` sets one, \`/goal list\` shows your team's.`;
          case 'nothing':
            return md`*Next:* nothing is due. \`/goal list\` shows how your team is doing, \`/goal checkin\` records a value all the same.`;
        }
      },
    },
    /** The list stands below where no command is near. */
    unknown: (typed: string, nearest: string): Mrkdwn =>
      nearest === 'help'
        ? md`I do not know \`/goal ${typed}\`. This is what there is:`
        : md`I do not know \`/goal ${typed}\`. Did you mean \`/goal ${nearest}\`? \`/goal help\` lists everything.`,
    unknownAction: md`That button belongs to an older version of Goalpost. \`/goal\` shows what you have due.`,
    noTeam: md`There is no team here yet. Open the channel of your team and type \`/goal team\` to make one.`,
    whichTeam: (names: readonly string[]): Mrkdwn =>
      lines([
        md`You are in ${format.number(names.length)} teams. Type the command in the channel of the one you mean:`,
        ...names.map((name) => md`• ${name}`),
      ]),
    teamGone: md`You are not in that team any more. \`/goal list\` shows the goals of yours.`,
    milestones: 'Milestones',
    noGoalsOfYours: md`You own no goals yet. \`/goal new\` makes one.`,
    nothingDue: md`Nothing is due. \`/goal checkin\` records a new value all the same.`,
    due: (count: number): Mrkdwn => md`*You have ${word.goals(count)} to answer.*`,
    listEmpty: md`This team has no goals yet. \`/goal new\` makes the first.`,
    showWhich: md`Which goal? Type a part of its title: \`/goal show retention\`.`,
    showNone: (typed: string): Mrkdwn =>
      md`No goal of yours is called “${excerpt(typed, MAX_ECHO_LENGTH)}”. \`/goal list\` shows all.`,
    goalCreated: (title: string, owner: UserId): Mrkdwn =>
      md`*${title}* is set. I will ask ${mention(owner)} for it at the next check-in. Its first value can go in now: *Add a value* under \`/goal show\`.`,
    teamSaved: (name: string, channel: ChannelId): Mrkdwn =>
      md`*${name}* is set up. Its messages go to ${channelLink(channel)}. \`/goal new\` makes its first goal.`,
    asked: (people: number, closesOn: LocalDate): Mrkdwn =>
      md`Asked ${people === 1 ? '1 person' : `${format.number(people)} people`}. The round is open until ${format.weekday(closesOn)}.`,
    askedAlready: (closesOn: LocalDate): Mrkdwn =>
      md`A round is open until ${format.weekday(closesOn)} already. Its message in the channel shows who is still missing.`,
    nobodyToAsk: md`There is nothing to ask: this team has no active goals. \`/goal new\` makes the first.`,
    failure: (reference: string): Mrkdwn =>
      md`That did not work, and it is not your fault. Please try again in a moment. (Reference ${reference})`,
    /** At the first field when the store could not take an answer. The text stays in the modal. */
    notSaved: 'This could not be saved just now. Nothing you typed is lost: wait a moment, then submit again.',
    loading: md`One moment…`,
    homeTitle: 'Goalpost',
  };
}
