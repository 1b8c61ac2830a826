import type { DraftNotice, ProposalLine } from '../../domain/goal/notices.ts';
import type { Kpi } from '../../domain/kpi/kpi.ts';
import type { ChannelId, LocalDate, UserId } from '../../domain/names.ts';
import type { Formats } from '../format.ts';
import { channelLink, excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { EXCERPT, SHORTEST, WHOLE } from '../shared/excerpts.ts';
import { mention } from './mention.ts';
import type { words } from './words.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly draft: ReturnType<typeof drafts>;
  }
}

type Proposed = Pick<ProposalLine, 'words' | 'title' | 'target' | 'due'>;
type Of<State extends DraftNotice['state']> = Extract<DraftNotice, { readonly state: State }>;

/** Who decided something, and on which day. */
interface Decided {
  readonly by: UserId;
  readonly on: LocalDate;
}

/** Goals that are drafts: discussed, committed to, and activated. */
export function drafts(format: Formats, word: ReturnType<typeof words>) {
  const named = (names: readonly string[], more: number): Mrkdwn =>
    md`${names.join(', ')}${more > 0 ? ` and ${format.number(more)} more` : ''}`;
  const aim = (kpi: Kpi, due: LocalDate, since: LocalDate): Mrkdwn =>
    md`${format.aim(kpi)} by ${format.day(due, since)}`;
  const changes = ({ title, target, due, words: typed }: Proposed, since: LocalDate): Mrkdwn =>
    lines(
      [
        title === undefined ? undefined : md`title “${title}”`,
        target === undefined ? undefined : md`target ${format.mark(target.value, target.unit)}`,
        due === undefined ? undefined : md`due ${format.day(due, since)}`,
        typed === undefined ? undefined : md`“${excerpt(typed.replaceAll(/\s+/g, ' '), WHOLE)}”`,
      ],
      ', ',
    );
  const counted = (count: number): string =>
    count === 1 ? '1 person counts themselves in' : `${format.number(count)} people count themselves in`;
  const proposals = (count: number): string => (count === 1 ? '1 proposal' : `${format.number(count)} proposals`);

  return {
    countMeIn: 'Count me in',
    countMeOut: 'Count me out',
    propose: 'Propose a change',
    activate: 'Activate',
    take: 'Take over',
    decline: 'Decline',
    takeLabel: (by: string): string => `Take over what ${by} proposes`,
    declineLabel: (by: string): string => `Decline what ${by} proposes`,

    /** The message in the channel. */
    heading: ({ title, makerName, ownerName, kpi, due, since }: Of<'open'>): Mrkdwn =>
      lines([
        md`:pencil2: *Draft: ${title}*`,
        md`${aim(kpi, due, since)} · ${ownerName}${makerName === ownerName ? '' : `, set by ${makerName}`}`,
      ]),
    committed: (names: readonly string[], more: number): Mrkdwn =>
      md`:handshake: ${counted(names.length + more)}: ${named(names, more)}`,
    proposed: (line: ProposalLine, since: LocalDate): Mrkdwn =>
      md`:speech_balloon: *${line.byName}* proposes: ${changes(line, since)}`,
    decided: (line: ProposalLine, since: LocalDate): Mrkdwn =>
      line.decided?.taken
        ? md`:white_check_mark: ${line.decided.byName} took over what ${line.byName} proposed: ${changes(line, since)}`
        : md`:no_entry_sign: ${line.decided?.byName ?? ''} declined what ${line.byName} proposed: ${changes(line, since)}`,
    moreProposals: (count: number): Mrkdwn => md`and ${proposals(count)} more. To see them, type \`/goal show\`.`,
    hint: md`What do you think? Reply in the thread, or propose a change. To keep a reply with the draft, use *Add to a goal* in the menu of the reply. Goalpost asks for values once the owner or the lead activates this.`,
    activatedNow: ({ title, kpi, due, since, ownerName, byName, on }: Of<'activated'>): Mrkdwn =>
      lines([
        md`:dart: *${title}* is a goal now. ${byName} activated it on ${format.day(on, since)}.`,
        md`${aim(kpi, due, since)} · ${ownerName}`,
      ]),
    closed: ({ title, end }: Of<'closed'>): Mrkdwn => md`:checkered_flag: *${title}* was a draft: ${word.end(end)}.`,
    deleted: ({ title }: Of<'deleted'>): Mrkdwn => md`*${title}* was a draft, and is deleted.`,
    withdrawn: md`This draft isn't discussed in this channel any more.`,

    /** The form of a proposal. */
    formTitle: 'Propose a change',
    submit: 'Propose',
    /** Above its fields. `link` leads to the message of the draft. */
    formLead: (title: string, link: string | undefined): Mrkdwn =>
      lines([
        md`*${title}*: change what you would have otherwise, or say it in your words. The owner and the lead decide, and everybody who sees the draft sees what was decided.`,
        link === undefined ? undefined : md`You can also write in its ${{ mrkdwn: `<${link}|thread>` }}.`,
      ]),
    title: 'Title',
    target: 'Target',
    due: 'Due date',
    words: 'In your words',
    proposedFor: (by: UserId): Mrkdwn => md`From a reply by ${mention(by)}.`,

    /** Answers to who clicked. */
    countedIn: (title: string): Mrkdwn =>
      md`You count yourself in: *${title}*. To take that back, select *Count me in* again.`,
    countedOut: (title: string): Mrkdwn => md`You don't count yourself in any more: *${title}*.`,
    activated: (title: string, reporter: UserId): Mrkdwn =>
      md`*${title}* is active. Goalpost asks ${mention(reporter)} for its value at the next check-in.`,
    activatedBefore: (title: string, { by, on }: Decided, today: LocalDate): Mrkdwn =>
      md`*${title}* is no draft any more: ${mention(by)} activated it on ${format.day(on, today)}. Nothing has changed.`,
    noDraft: (title: string): Mrkdwn => md`*${title}* isn't a draft. Nothing has changed.`,
    kept: (title: string): Mrkdwn => md`Your proposal is kept with *${title}*. Its owner and the lead decide.`,
    keptThough: (title: string, { by, on }: Decided, today: LocalDate): Mrkdwn =>
      md`Your proposal is kept with *${title}*. ${mention(by)} activated the goal on ${format.day(on, today)}, before you sent this: its owner and the lead find your proposal with \`/goal show\`.`,
    taken: (title: string): Mrkdwn => md`Taken over: *${title}* is as proposed.`,
    takenWords: (title: string): Mrkdwn =>
      md`Taken over. The proposal is in words: to write it into *${title}*, type \`/goal edit\`.`,
    declined: (title: string): Mrkdwn => md`Declined: *${title}* stays as it is.`,
    decidedBefore: ({ by, on }: Decided, taken: boolean, today: LocalDate): Mrkdwn =>
      taken
        ? md`${mention(by)} took this over on ${format.day(on, today)} already. Nothing has changed.`
        : md`${mention(by)} declined this on ${format.day(on, today)} already. Nothing has changed.`,
    refused: (reason: 'gone' | 'over' | 'full' | 'outdated' | 'plan' | 'reason'): Mrkdwn => {
      switch (reason) {
        case 'gone':
          return md`That draft no longer exists, or you can no longer see it. To see all goals, type \`/goal list\`.`;
        case 'over':
          return md`The due date of this draft has passed. Give it a new one with \`/goal edit\`, then activate it.`;
        case 'full':
          return md`This goal holds no more changes. Set a new one with \`/goal new\`.`;
        case 'outdated':
          return md`The goal has changed since, and the proposal doesn't fit it any more. To change the goal yourself, type \`/goal edit\`. To answer the proposal, select *Decline*.`;
        case 'plan':
          return md`The goal has a plan, which has to change with its target or due date. To change them together, type \`/goal edit\`.`;
        case 'reason':
          return md`The goal has values, so this change needs a reason. To give one, type \`/goal edit\`.`;
      }
    },
    refusedAtField: {
      gone: "This goal no longer exists, or you can no longer see it. Copy what you've written, then close this form.",
      closed: "Someone has closed this goal. Copy what you've written, then close this form.",
    },

    /** `/goal activate`. */
    command: {
      about: 'make a goal of a draft',
      which: md`Which draft do you want to activate?`,
      none: md`There's no draft that you can activate. To see drafts, type \`/goal list draft\`.`,
      noneCalled: (typed: string): Mrkdwn =>
        md`None of the drafts that you see is called “${excerpt(typed, EXCERPT)}”. To see them, type \`/goal list draft\`.`,
    },

    /** On the card of a goal, and in a list. */
    cardLead: md`:pencil2: *This is a draft.* Goalpost doesn't ask about it until its owner or the lead activates it.`,
    cardActivated: ({ by, on }: Decided, today: LocalDate): Mrkdwn =>
      md`:dart: ${mention(by)} activated it on ${format.day(on, today)}.`,
    cardCommitted: (people: readonly UserId[], more: number): Mrkdwn =>
      md`:handshake: ${counted(people.length + more)}: ${lines(people.map(mention), ', ')}${more > 0 ? ` and ${format.number(more)} more` : ''}`,
    cardProposed: (by: UserId, on: LocalDate, what: Proposed, today: LocalDate): Mrkdwn =>
      md`:speech_balloon: ${mention(by)} proposed on ${format.day(on, today)}: ${changes(what, today)}`,
    cardDecided: (
      by: UserId,
      what: Proposed,
      decided: Decided & { readonly taken: boolean },
      today: LocalDate,
    ): Mrkdwn =>
      decided.taken
        ? md`:white_check_mark: ${mention(decided.by)} took over what ${mention(by)} proposed, on ${format.day(decided.on, today)}: ${changes(what, today)}`
        : md`:no_entry_sign: ${mention(decided.by)} declined what ${mention(by)} proposed, on ${format.day(decided.on, today)}: ${changes(what, today)}`,
    cardMore: (count: number): Mrkdwn => md`and ${proposals(count)} more.`,
    inList: (kpi: Kpi, committed: number): Mrkdwn =>
      md`${format.aim(kpi)}${committed === 0 ? '' : ` · ${counted(committed)}`}`,

    /** The form of a goal. */
    box: 'Start as a draft',
    boxLabel: 'Discuss it first',
    boxHint: 'Goalpost posts it in the channel for comments and asks nobody for values until somebody activates it.',
    created: (title: string, channel: ChannelId | undefined): Mrkdwn =>
      channel === undefined
        ? md`*${title}* is a private draft. Its people and the lead see it with \`/goal show\`. To make a goal of it, type \`/goal activate\`.`
        : md`*${title}* is a draft. Goalpost posts it in ${channelLink(channel)}. To make a goal of it, select *Activate* there or type \`/goal activate\`.`,

    /** App Home. */
    home: 'Drafts to decide about',
    homeLine: (
      { title, since, committed, open }: { title: string; since: LocalDate; committed: number; open: number },
      today: LocalDate,
    ): Mrkdwn =>
      lines(
        [
          md`:pencil2: *${title}* · draft since ${format.day(since, today)}`,
          committed === 0 ? undefined : md`${counted(committed)}`,
          open === 0 ? undefined : md`${proposals(open)} to decide`,
        ],
        ' · ',
      ),
    homeMore: (count: number): Mrkdwn => md`and ${format.number(count)} more. To see them, type \`/goal list draft\`.`,
    activateLabel: (title: string): string => `Activate ${title}`,

    /** One line of the digest for the lead. */
    waiting: (
      drafts: readonly { readonly title: string; readonly since: LocalDate }[],
      { more, leadName, today }: { more: number; leadName: string; today: LocalDate },
    ): Mrkdwn => {
      const each = drafts.map(
        ({ title, since }) => md`*${excerpt(title, SHORTEST)}* since ${format.day(since, today)}`,
      );
      const rest = more > 0 ? [md`${format.number(more)} more`] : [];
      return md`:pencil2: ${leadName}: ${drafts.length + more === 1 ? 'draft' : 'drafts'} waiting for a decision: ${lines([...each, ...rest], ', ')}`;
    },
  };
}
