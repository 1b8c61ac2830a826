import type { DraftNotice, ProposalLine } from '../../domain/goal/notices.ts';
import type { Kpi } from '../../domain/kpi/kpi.ts';
import type { ChannelId, LocalDate, UserId } from '../../domain/names.ts';
import type { drafts as english } from '../en/drafts.ts';
import type { words } from '../en/words.ts';
import type { Formats } from '../format.ts';
import { channelLink, excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { EXCERPT, SHORTEST, WHOLE } from '../shared/excerpts.ts';
import { mention } from './mention.ts';

type Proposed = Pick<ProposalLine, 'words' | 'title' | 'target' | 'due'>;
type Of<State extends DraftNotice['state']> = Extract<DraftNotice, { readonly state: State }>;

/** Who decided something, and on which day. */
interface Decided {
  readonly by: UserId;
  readonly on: LocalDate;
}

/** Goals that are drafts: discussed, committed to, and activated. */
export function drafts(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const named = (names: readonly string[], more: number): Mrkdwn =>
    md`${names.join(', ')}${more > 0 ? ` und ${format.number(more)} weitere` : ''}`;
  const aim = (kpi: Kpi, due: LocalDate, since: LocalDate): Mrkdwn =>
    md`${format.aim(kpi)} bis ${format.day(due, since)}`;
  const changes = ({ title, target, due, words: typed }: Proposed, since: LocalDate): Mrkdwn =>
    lines(
      [
        title === undefined ? undefined : md`Titel „${title}“`,
        target === undefined ? undefined : md`Zielwert ${format.mark(target.value, target.unit)}`,
        due === undefined ? undefined : md`fällig ${format.day(due, since)}`,
        typed === undefined ? undefined : md`„${excerpt(typed.replaceAll(/\s+/g, ' '), WHOLE)}“`,
      ],
      ', ',
    );
  const counted = (count: number): string =>
    count === 1 ? '1 Person ist dabei' : `${format.number(count)} sind dabei`;
  const proposals = (count: number): string => (count === 1 ? '1 Vorschlag' : `${format.number(count)} Vorschläge`);

  return {
    countMeIn: 'Ich bin dabei',
    countMeOut: 'Doch nicht dabei',
    propose: 'Änderung vorschlagen',
    activate: 'Aktivieren',
    take: 'Übernehmen',
    decline: 'Ablehnen',
    takeLabel: (by: string): string => `Vorschlag von ${by} übernehmen`,
    declineLabel: (by: string): string => `Vorschlag von ${by} ablehnen`,

    heading: ({ title, makerName, ownerName, kpi, due, since }: Of<'open'>): Mrkdwn =>
      lines([
        md`:pencil2: *Entwurf: ${title}*`,
        md`${aim(kpi, due, since)} · ${ownerName}${makerName === ownerName ? '' : `, gesetzt von ${makerName}`}`,
      ]),
    committed: (names: readonly string[], more: number): Mrkdwn =>
      md`:handshake: ${counted(names.length + more)}: ${named(names, more)}`,
    proposed: (line: ProposalLine, since: LocalDate): Mrkdwn =>
      md`:speech_balloon: *${line.byName}* schlägt vor: ${changes(line, since)}`,
    decided: (line: ProposalLine, since: LocalDate): Mrkdwn =>
      line.decided?.taken
        ? md`:white_check_mark: ${line.decided.byName} hat übernommen, was ${line.byName} vorschlug: ${changes(line, since)}`
        : md`:no_entry_sign: ${line.decided?.byName ?? ''} hat abgelehnt, was ${line.byName} vorschlug: ${changes(line, since)}`,
    moreProposals: (count: number): Mrkdwn => md`und noch ${proposals(count)}. \`/goal show\` zeigt alle.`,
    hint: md`Was meint ihr? Antwortet im Thread oder schlagt eine Änderung vor. Eine Antwort kommt über ihr Menü zum Entwurf. Nach Werten frage ich, sobald das Ziel aktiviert ist: Das können die Leitung und alle, denen es gehört.`,
    activatedNow: ({ title, kpi, due, since, ownerName, byName, on }: Of<'activated'>): Mrkdwn =>
      lines([
        md`:dart: *${title}* ist jetzt ein Ziel. ${byName} hat es am ${format.day(on, since)} aktiviert.`,
        md`${aim(kpi, due, since)} · ${ownerName}`,
      ]),
    closed: ({ title, end }: Of<'closed'>): Mrkdwn =>
      md`:checkered_flag: *${title}* war ein Entwurf: ${word.end(end)}.`,
    deleted: ({ title }: Of<'deleted'>): Mrkdwn => md`*${title}* war ein Entwurf und ist gelöscht.`,
    withdrawn: md`Dieser Entwurf wird nicht mehr in diesem Channel besprochen.`,

    formTitle: 'Änderung vorschlagen',
    submit: 'Vorschlagen',
    formLead: (title: string, link: string | undefined): Mrkdwn =>
      lines([
        md`*${title}*: Ändere, was du anders hättest, oder sag es in deinen Worten. Wem das Ziel gehört oder wer das Team leitet, entscheidet; alle, die den Entwurf sehen, sehen auch, was entschieden wurde.`,
        link === undefined ? undefined : md`Auch im ${{ mrkdwn: `<${link}|Thread>` }} kannst du schreiben.`,
      ]),
    title: 'Titel',
    target: 'Zielwert',
    due: 'Fällig am',
    words: 'In deinen Worten',
    proposedFor: (by: UserId): Mrkdwn => md`Aus einer Antwort von ${mention(by)}.`,

    countedIn: (title: string): Mrkdwn =>
      md`Du bist dabei: *${title}*. Zurücknehmen kannst du das mit *Ich bin dabei*.`,
    countedOut: (title: string): Mrkdwn => md`Du bist nicht mehr dabei: *${title}*.`,
    activated: (title: string, reporter: UserId): Mrkdwn =>
      md`*${title}* ist aktiv. Beim nächsten Check-in frage ich ${mention(reporter)} danach.`,
    activatedBefore: (title: string, { by, on }: Decided, today: LocalDate): Mrkdwn =>
      md`*${title}* ist kein Entwurf mehr: ${mention(by)} hat es am ${format.day(on, today)} aktiviert. Es hat sich nichts geändert.`,
    noDraft: (title: string): Mrkdwn => md`*${title}* ist kein Entwurf. Es hat sich nichts geändert.`,
    kept: (title: string): Mrkdwn =>
      md`Dein Vorschlag steht bei *${title}*. Entscheiden können die Leitung und alle, denen das Ziel gehört.`,
    keptThough: (title: string, { by, on }: Decided, today: LocalDate): Mrkdwn =>
      md`Dein Vorschlag steht bei *${title}*. ${mention(by)} hat das Ziel am ${format.day(on, today)} aktiviert, bevor er kam: \`/goal show\` zeigt ihn.`,
    taken: (title: string): Mrkdwn => md`Übernommen: *${title}* ist, wie vorgeschlagen.`,
    takenWords: (title: string): Mrkdwn =>
      md`Übernommen. Der Vorschlag besteht aus Worten: Mit \`/goal edit\` kommt er in *${title}*.`,
    declined: (title: string): Mrkdwn => md`Abgelehnt: *${title}* bleibt, wie es ist.`,
    decidedBefore: ({ by, on }: Decided, taken: boolean, today: LocalDate): Mrkdwn =>
      taken
        ? md`${mention(by)} hat das schon am ${format.day(on, today)} übernommen. Es hat sich nichts geändert.`
        : md`${mention(by)} hat das schon am ${format.day(on, today)} abgelehnt. Es hat sich nichts geändert.`,
    refused: (reason: 'gone' | 'over' | 'full' | 'outdated' | 'plan' | 'reason'): Mrkdwn => {
      switch (reason) {
        case 'gone':
          return md`Diesen Entwurf gibt es nicht mehr, oder du siehst ihn nicht mehr. \`/goal list\` zeigt alle Ziele.`;
        case 'over':
          return md`Das Fälligkeitsdatum dieses Entwurfs ist vorbei. Gib ihm mit \`/goal edit\` ein neues und aktivier ihn dann.`;
        case 'full':
          return md`Dieses Ziel fasst keine Änderungen mehr. Setz ein neues mit \`/goal new\`.`;
        case 'outdated':
          return md`Das Ziel hat sich seither geändert, der Vorschlag passt nicht mehr. Mit \`/goal edit\` änderst du es selbst. Dem Vorschlag antwortest du mit *Ablehnen*.`;
        case 'plan':
          return md`Das Ziel hat einen Plan, der sich mit Zielwert oder Fälligkeitsdatum ändern muss. Mit \`/goal edit\` änderst du beides zusammen.`;
        case 'reason':
          return md`Das Ziel hat Werte, darum braucht diese Änderung einen Grund. Mit \`/goal edit\` kannst du ihn nennen.`;
      }
    },
    refusedAtField: {
      gone: 'Dieses Ziel gibt es nicht mehr, oder du siehst es nicht mehr. Kopier, was du geschrieben hast, und schließ das Formular.',
      closed: 'Jemand hat dieses Ziel beendet. Kopier, was du geschrieben hast, und schließ das Formular.',
    },

    command: {
      about: 'aus einem Entwurf ein Ziel machen',
      which: md`Welchen Entwurf willst du aktivieren?`,
      none: md`Es gibt keinen Entwurf, den du aktivieren kannst. \`/goal list entwurf\` zeigt alle Entwürfe.`,
      noneCalled: (typed: string): Mrkdwn =>
        md`Keiner der Entwürfe, die du siehst, heißt „${excerpt(typed, EXCERPT)}“. \`/goal list entwurf\` zeigt sie.`,
    },

    cardLead: md`:pencil2: *Das ist ein Entwurf.* Ich frage erst danach, wenn ihn jemand aktiviert: die Leitung, oder wem das Ziel gehört.`,
    cardActivated: ({ by, on }: Decided, today: LocalDate): Mrkdwn =>
      md`:dart: ${mention(by)} hat es am ${format.day(on, today)} aktiviert.`,
    cardCommitted: (people: readonly UserId[], more: number): Mrkdwn =>
      md`:handshake: ${counted(people.length + more)}: ${lines(people.map(mention), ', ')}${more > 0 ? ` und ${format.number(more)} weitere` : ''}`,
    cardProposed: (by: UserId, on: LocalDate, what: Proposed, today: LocalDate): Mrkdwn =>
      md`:speech_balloon: ${mention(by)} schlug am ${format.day(on, today)} vor: ${changes(what, today)}`,
    cardDecided: (
      by: UserId,
      what: Proposed,
      decided: Decided & { readonly taken: boolean },
      today: LocalDate,
    ): Mrkdwn =>
      decided.taken
        ? md`:white_check_mark: ${mention(decided.by)} hat am ${format.day(decided.on, today)} übernommen, was ${mention(by)} vorschlug: ${changes(what, today)}`
        : md`:no_entry_sign: ${mention(decided.by)} hat am ${format.day(decided.on, today)} abgelehnt, was ${mention(by)} vorschlug: ${changes(what, today)}`,
    cardMore: (count: number): Mrkdwn => md`und noch ${proposals(count)}.`,
    inList: (kpi: Kpi, committed: number): Mrkdwn =>
      md`${format.aim(kpi)}${committed === 0 ? '' : ` · ${counted(committed)}`}`,

    box: 'Als Entwurf beginnen',
    boxLabel: 'Erst besprechen',
    boxHint:
      'Der Entwurf steht im Channel, damit alle etwas dazu sagen können. Nach Werten frage ich erst, wenn ihn jemand aktiviert.',
    created: (title: string, channel: ChannelId | undefined): Mrkdwn =>
      channel === undefined
        ? md`*${title}* ist ein privater Entwurf. Wer beteiligt ist und wer das Team leitet, sieht ihn mit \`/goal show\`. Mit \`/goal activate\` wird ein Ziel daraus.`
        : md`*${title}* ist ein Entwurf und kommt in ${channelLink(channel)}. Ein Ziel wird daraus dort mit *Aktivieren* oder mit \`/goal activate\`.`,

    home: 'Entwürfe, die auf eine Entscheidung warten',
    homeLine: (
      { title, since, committed, open }: { title: string; since: LocalDate; committed: number; open: number },
      today: LocalDate,
    ): Mrkdwn =>
      lines(
        [
          md`:pencil2: *${title}* · Entwurf seit ${format.day(since, today)}`,
          committed === 0 ? undefined : md`${counted(committed)}`,
          open === 0 ? undefined : md`${proposals(open)} zu entscheiden`,
        ],
        ' · ',
      ),
    homeMore: (count: number): Mrkdwn => md`und ${format.number(count)} weitere. \`/goal list entwurf\` zeigt alle.`,
    activateLabel: (title: string): string => `${title} aktivieren`,

    waiting: (
      drafts: readonly { readonly title: string; readonly since: LocalDate }[],
      { more, leadName, today }: { more: number; leadName: string; today: LocalDate },
    ): Mrkdwn => {
      const each = drafts.map(({ title, since }) => md`*${excerpt(title, SHORTEST)}* seit ${format.day(since, today)}`);
      const rest = more > 0 ? [md`${format.number(more)} weitere`] : [];
      const what = drafts.length + more === 1 ? 'ein Entwurf wartet' : 'Entwürfe warten';
      return md`:pencil2: ${leadName}: ${what} auf eine Entscheidung: ${lines([...each, ...rest], ', ')}`;
    },
  };
}
