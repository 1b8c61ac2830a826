import type { ChannelId, LocalDate, UserId } from '../../domain/names.ts';
import type { NextStep } from '../../domain/report/next-step.ts';
import type { Spared } from '../../domain/round/spared.ts';
import type { Formats } from '../format.ts';
import { channelLink, excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { mention } from './mention.ts';
import type { words } from './words.ts';

/** What each `/goal` command does, in the order of the help. */
const ABOUT = {
  '': 'see what you have due',
  new: 'set a goal',
  list: "see the team's goals; filter by `at risk`, `mine`, `due`, `done`, or any words",
  show: 'see one goal; type part of its title, or its code',
  edit: 'change a goal that you own or lead',
  checkin: "answer everything that's due",
  review: 'go through the goals and decide: of a month, quarter, or year, of all your teams, or one goal',
  digest: "preview this week's digest; only you see it",
  blockers: 'see open blockers and who clears them',
  ask: 'start a round now',
  away: "set when you're away and who answers for you",
  handover: 'give goals to somebody else; `@from @to` gives all of them',
  team: 'create a team, or change its settings',
  kpis: "list your team's KPIs with their latest values, and add one",
  templates: 'see the templates a goal can start from',
  help: 'see this list',
};

/** How much of what a person typed is said back to them. */
const MAX_ECHO_LENGTH = 150;

/** Answers to `/goal`, and App Home. */
export function commands(format: Formats, word: ReturnType<typeof words>) {
  const freshGoals = ({ fresh, days }: Spared): Mrkdwn => {
    const since = days === 1 ? 'since yesterday' : `from the last ${format.number(days)} days`;
    return fresh === 1
      ? md`1 goal has a value ${since}, so Goalpost didn't ask about it.`
      : md`${word.goals(fresh)} have a value ${since}, so Goalpost didn't ask about them.`;
  };
  const ownersNotThere = (goals: number): Mrkdwn =>
    goals === 1
      ? md`Nobody can answer for 1 goal: its owner is away or no longer in the team.`
      : md`Nobody can answer for ${word.goals(goals)}: their owners are away or no longer in the team.`;
  return {
    about: ABOUT,
    help: {
      lead: md`*Goalpost* keeps your team's goals in sight. In your team's channel, type:`,
      /** To who writes to the app as to a person. */
      plainWord: md`Goalpost doesn't read messages here, and nobody else does. To answer what is due, type \`/goal checkin\`. In the *Home* tab, you see your goals.`,
      leadsHeading: md`*For team leads*`,
      next: (step: NextStep): Mrkdwn => {
        switch (step.do) {
          case 'check-in':
            return md`*Next:* answer ${word.goals(step.goals)}. It takes about a minute.`;
          case 'make-team':
            return md`*Next:* create a team. Open its channel and type \`/goal team\`.`;
          case 'join-team':
            return md`*Next:* join a team. Ask its lead to add you with \`/goal team\`, or type that in a channel of your own to create one.`;
          case 'first-goal':
            return md`*Next:* set your team's first goal with \`/goal new\`.`;
          case 'ask':
            return md`*Next:* ask for the first values with \`/goal ask\`.`;
          case 'own-goal':
            return md`*Next:* set a goal of your own with \`/goal new\`, or see your team's goals with \`/goal list\`.`;
          case 'nothing':
            return md`*Next:* nothing is due. See how your team is doing with \`/goal list\`, or record a value anyway with \`/goal checkin\`.`;
        }
      },
    },
    /** The list stands below where no command is near. */
    unknown: (typed: string, nearest: string): Mrkdwn =>
      nearest === 'help'
        ? md`\`/goal ${typed}\` isn't a command. You can type:`
        : md`\`/goal ${typed}\` isn't a command. Did you mean \`/goal ${nearest}\`? To see all commands, type \`/goal help\`.`,
    unknownAction: md`That button is from an older version of Goalpost. To see what you have due, type \`/goal\`.`,
    noTeam: md`There's no team here yet. To create one, open your team's channel and type \`/goal team\`.`,
    whichTeam: (names: readonly string[]): Mrkdwn =>
      lines([
        md`You're in ${format.number(names.length)} teams. Type the command in the channel of the team you mean:`,
        ...names.map((name) => md`• ${name}`),
      ]),
    teamGone: md`You're no longer in that team. To see your teams' goals, type \`/goal list\`.`,
    milestones: 'Milestones',
    noGoalsOfYours: md`You don't own any goals yet. To set one, type \`/goal new\`.`,
    nothingDue: md`Nothing is due. To record a new value anyway, type \`/goal checkin\`.`,
    due: (count: number): Mrkdwn => md`*You have ${word.goals(count)} to answer.*`,
    listEmpty: md`This team has no goals yet. To set the first one, type \`/goal new\`.`,
    showWhich: md`Which goal? Type part of its title, for example \`/goal show retention\`.`,
    showNone: (typed: string): Mrkdwn =>
      md`None of your goals is called “${excerpt(typed, MAX_ECHO_LENGTH)}”. To see all goals, type \`/goal list\`.`,
    /** `joined` is the team that people have become members of with this. */
    goalCreated: (
      title: string,
      reporter: UserId,
      joined?: { readonly team: string; readonly people: readonly UserId[] },
    ): Mrkdwn =>
      lines([
        md`*${title}* is set. Goalpost asks ${mention(reporter)} for its value at the next check-in. To add the first value now, type \`/goal show\` and select *Add a value*.`,
        joined === undefined
          ? undefined
          : md`${lines(joined.people.map(mention), ', ')} ${joined.people.length === 1 ? 'is now a member' : 'are now members'} of *${joined.team}*, so that Goalpost can ask them.`,
      ]),
    /** Goals of people who are taken out of their team. */
    goalsLeft: (goals: readonly { readonly title: string; readonly owner: UserId }[], more: number): Mrkdwn =>
      lines([
        md`Goalpost no longer asks about these goals because their owners aren't in the team:`,
        ...goals.map(({ title, owner }) => md`• *${title}* (${mention(owner)})`),
        more === 0 ? undefined : md`and ${word.goals(more)} more`,
        md`To keep them going, hand them over, or add their owners again with \`/goal team\`. Until then, the lead can answer with \`/goal checkin\`.`,
      ]),
    /** Goals of somebody whose account was deactivated, or is a guest's by now. */
    goalsOfGone: (team: string, person: UserId, goals: readonly { readonly title: string }[], more: number): Mrkdwn =>
      lines([
        md`${mention(person)} can't answer check-ins any more: their account is deactivated, or a guest's by now. Nobody keeps these goals of *${team}* up:`,
        ...goals.map(({ title }) => md`• *${title}*`),
        more === 0 ? undefined : md`and ${word.goals(more)} more`,
      ]),
    /** Beside a button. */
    goalsOf: (person: UserId, goals: number): Mrkdwn => md`${word.goals(goals)} of ${mention(person)}`,
    handover: 'Hand over goals',
    teamSaved: (name: string, channel: ChannelId): Mrkdwn =>
      md`*${name}* is set up and posts to ${channelLink(channel)}. To set its first goal, type \`/goal new\`.`,
    teamChangedBy: (name: string, by: UserId): Mrkdwn => md`${mention(by)} changed the members of *${name}*.`,
    asked: (people: number, closesOn: LocalDate, spared: Spared): Mrkdwn =>
      lines([
        md`Asked ${people === 1 ? '1 person' : `${format.number(people)} people`}. The round is open until ${format.weekday(closesOn)}.`,
        spared.fresh === 0 ? undefined : freshGoals(spared),
      ]),
    askedAlready: (closesOn: LocalDate): Mrkdwn =>
      md`A round is already open until ${format.weekday(closesOn)}. Its message in the channel shows who hasn't answered.`,
    nobodyToAsk: (spared: Spared): Mrkdwn => {
      if (spared.fresh + spared.others === 0) {
        return md`There's nothing to ask about: this team has no active goals. To set the first one, type \`/goal new\`.`;
      }
      return lines([
        md`Nobody was asked.`,
        spared.fresh === 0 ? undefined : freshGoals(spared),
        spared.others === 0 ? undefined : ownersNotThere(spared.others),
      ]);
    },
    failure: (reference: string): Mrkdwn =>
      md`Something went wrong, and it's not your fault. Try again in a moment. (Reference ${reference})`,
    /** At the first field when the store could not take an answer. The text stays in the modal. */
    notSaved: "Goalpost couldn't save this. Nothing you typed is lost: wait a moment, then submit again.",
    /** Above a form that was updated after it was refused: its errors, which Slack shows at the fields until then. */
    stillWrong: (errors: readonly { readonly label: string | undefined; readonly text: string }[]): Mrkdwn =>
      lines([
        md`*Not saved yet.* Correct this, then submit again:`,
        ...errors.map(({ label, text }) => (label === undefined ? md`• ${text}` : md`• *${label}*: ${text}`)),
      ]),
    loading: md`One moment…`,
    homeTitle: 'Goalpost',
  };
}
