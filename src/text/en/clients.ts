import type { Client } from '../../domain/client/client.ts';
import type { Blocker } from '../../domain/goal/goal.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { ClientFeedback, MonthOfFeedback, SentimentCounts } from '../../domain/report/client-report.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { CARD_EXCERPT, EXCERPT, SHORT, WHOLE } from '../shared/excerpts.ts';
import { mention } from './mention.ts';
import type { words } from './words.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly clients: ReturnType<typeof clients>;
  }
}

type Named = Pick<Client, 'name' | 'code'>;

/** Clients of a team: what is theirs, and how they feel. */
export function clients(format: Formats, word: ReturnType<typeof words>) {
  const sentiments: Record<keyof SentimentCounts, string> = {
    positive: 'positive',
    mixed: 'mixed',
    negative: 'negative',
    unstated: 'without a sentiment',
  };
  const named = ({ name, code }: Named): Mrkdwn => md`*${excerpt(name, SHORT)}* \`${code}\``;
  const counts = (of: SentimentCounts): string => {
    const keys = ['positive', 'mixed', 'negative', 'unstated'] as const;
    const parts = keys.filter((key) => of[key] > 0).map((key) => `${format.number(of[key])} ${sentiments[key]}`);
    return parts.join(', ');
  };
  return {
    /** What `/goal help` says of the command. */
    about: 'see the clients of your team with their goals and what they said; type a code or a name for one',
    named,
    counts,
    title: 'Clients',
    none: (team: string): Mrkdwn =>
      md`*${team}* has no clients yet. Once you add one, goals and feedback can belong to it.`,
    heading: (team: string, active: number, ended: number): Mrkdwn =>
      ended === 0
        ? md`*${team}* · ${format.number(active)} active`
        : md`*${team}* · ${format.number(active)} active, ${format.number(ended)} ended`,
    /** `*Acme* ACME · 3 goals · @noor` */
    line: (
      one: Named & Pick<Client, 'people' | 'ended'> & { readonly goals: number; readonly sameNameAs?: string },
      today: LocalDate,
    ): Mrkdwn =>
      lines(
        [
          named(one),
          one.ended === undefined ? undefined : md`ended on ${format.day(one.ended.on, today)}`,
          one.goals === 0 ? undefined : md`${word.goals(one.goals)}`,
          one.people.length === 0 ? md`nobody looks after it` : lines(one.people.map(mention), ', '),
          one.sameNameAs === undefined ? undefined : md`same name as \`${one.sameNameAs}\``,
        ],
        ' · ',
      ),
    open: 'Open',
    openLabel: (name: string) => `Open ${name}`,
    add: 'Add client',
    edit: 'Edit',
    merge: 'Merge',
    end: 'End',
    reopen: 'Reopen',
    addTitle: 'New client',
    editTitle: 'Edit client',
    name: 'Name',
    code: 'Code',
    codeHint: 'A short code to type, like ACME. Leave it empty to get one from the name.',
    people: 'Who looks after it',
    peopleHint: 'Members of the team. They and the lead can change the client.',
    notes: 'Notes',
    notesHint: 'The whole team can read them.',
    added: (one: Named): Mrkdwn => md`${named(one)} is added. Goals and feedback can belong to it now.`,
    saved: (one: Named): Mrkdwn => md`${named(one)} is saved.`,
    sameName: (one: Named): Mrkdwn =>
      md`:warning: Another client has this name: ${named(one)}. The code tells them apart. If they're the same, open one of them and select *Merge*.`,

    mergeTitle: 'Merge client',
    mergeLead: (one: Named): Mrkdwn =>
      md`${named(one)} becomes part of another client. Its goals, feedback, code, and history then belong to the one that stays. You can't take this back.`,
    mergeInto: 'Which one stays?',
    /** In a menu. */
    choice: (one: Named) => `${one.code} ${one.name}`,
    merged: (one: Named, into: Named): Mrkdwn => md`${named(one)} is now part of ${named(into)}.`,
    nothingToMerge: md`This team has no other client to merge this one with.`,

    endTitle: 'End client',
    endLead: (one: Named): Mrkdwn =>
      md`${named(one)} is no longer offered for new goals and feedback. What you have of it stays, and you can reopen it.`,
    endOn: 'Last day',
    endReason: 'Why does it end?',
    ended: (one: Named, on: LocalDate, active: number): Mrkdwn =>
      active === 0
        ? md`${named(one)} ended on ${format.fullDay(on)}.`
        : md`${named(one)} ended on ${format.fullDay(on)}. It still has ${format.number(active)} active ${active === 1 ? 'goal' : 'goals'}. To close one, type \`/goal close\`.`,
    reopened: (one: Named): Mrkdwn => md`${named(one)} is active again.`,
    notReopened: (why: 'gone' | 'full' | 'team-removed'): Mrkdwn => {
      switch (why) {
        case 'gone':
          return md`That client no longer exists, or you can no longer see it. To see all clients, type \`/goal clients\`.`;
        case 'full':
          return md`This client holds as many changes as it can. Add it as a new client.`;
        case 'team-removed':
          return md`This team was removed, so its clients stay as they are.`;
      }
    },

    gone: md`That client no longer exists, or you can no longer see it. To see all clients, type \`/goal clients\`.`,
    notFound: (typed: string): Mrkdwn =>
      md`No client is called “${excerpt(typed, SHORT)}”. To see all clients, type \`/goal clients\`.`,
    several: (typed: string, found: readonly Named[], more: number): Mrkdwn =>
      lines([
        md`Several clients match “${excerpt(typed, SHORT)}”. Type \`/goal clients\` with a code:`,
        ...found.map((one) => md`• ${named(one)}`),
        more === 0 ? undefined : md`and ${format.number(more)} more`,
      ]),

    /** Of one client. */
    head: ({ client, today }: { readonly client: Client; readonly today: LocalDate }): Mrkdwn =>
      lines([
        md`*${client.name}* \`${client.code}\``,
        client.ended === undefined ? undefined : md`:white_circle: Ended on ${format.day(client.ended.on, today)}`,
        client.people.length === 0
          ? md`Nobody looks after this client yet.`
          : md`Looked after by ${lines(client.people.map(mention), ', ')}`,
        client.notes === undefined ? undefined : excerpt(client.notes, WHOLE),
      ]),
    alsoKnownAs: (codes: readonly string[], more: number): Mrkdwn =>
      more === 0
        ? md`Merged into this one: ${codes.join(', ')}`
        : md`Merged into this one: ${codes.join(', ')}, and ${format.number(more)} more`,
    goals: (active: number, ended: number): Mrkdwn =>
      md`*Goals* · ${format.number(active)} open, ${format.number(ended)} closed`,
    noGoals: md`*Goals*\nNone yet. To set one, type \`/goal new\` and choose this client in the form.`,
    feedback: (all: SentimentCounts): Mrkdwn => md`*What they said* · ${counts(all)}`,
    /** Of all clients of a team. */
    feedbackOfAll: (all: SentimentCounts): Mrkdwn => md`*What clients said* · ${counts(all)}`,
    noFeedback: md`*What they said*\nNothing yet. Answer a check-in with their words, or use the message shortcut *Add to a goal*.`,
    month: ({ month, counts: of }: MonthOfFeedback): Mrkdwn => md`${format.monthOfYear(month)}: ${counts(of)}`,
    /** `“You always call back.” · positive · @noor, 2 March · Client retention` */
    quote: ({ text, sentiment, by, on, title }: ClientFeedback, today: LocalDate): Mrkdwn =>
      lines(
        [
          md`“${excerpt(text.replaceAll(/\s+/g, ' '), EXCERPT)}”`,
          sentiment && md`${sentiments[sentiment]}`,
          md`${mention(by)}, ${format.day(on, today)}`,
          md`${excerpt(title, SHORT)}`,
        ],
        ' · ',
      ),
    moreQuotes: (count: number): Mrkdwn =>
      md`and ${format.number(count)} more. To read all of a goal, type \`/goal show\` and select *Read all*.`,
    blockers: (count: number): Mrkdwn => md`*Open blockers* · ${format.number(count)}`,
    blocker: ({ text, owner, since, title }: Blocker & { readonly title: string }, today: LocalDate): Mrkdwn =>
      md`:construction: ${excerpt(text, CARD_EXCERPT)} · ${mention(owner)} · since ${format.day(since, today)} · ${excerpt(title, SHORT)}`,
    actions: (count: number): Mrkdwn => md`*Open actions* · ${format.number(count)}`,
    action: (line: Mrkdwn, title: string): Mrkdwn => md`${line} · ${excerpt(title, SHORT)}`,
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more`,
    /** On the card of a goal, and above a filtered list. */
    ofGoal: (one: Named): Mrkdwn => md`Client: ${named(one)}`,
    field: 'Client',
    fieldHint: 'Leave it empty for a goal of several clients, or of none.',
    /** A menu cannot be emptied. */
    noClient: 'No single client',
    endedChoice: (one: Named) => `${one.code} ${one.name} (ended)`,
    /** Over a part of a menu that would be too long as one. */
    group: (first: string, last: string) => `${first} – ${last}`,
  };
}
