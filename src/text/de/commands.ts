import type { ChannelId, LocalDate, UserId } from '../../domain/names.ts';
import type { NextStep } from '../../domain/report/next-step.ts';
import type { Spared } from '../../domain/round/spared.ts';
import type { commands as english } from '../en/commands.ts';
import type { Formats } from '../format.ts';
import { channelLink, excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { mention } from './mention.ts';
import type { words } from './words.ts';

type Commands = ReturnType<typeof english>;

/** The words themselves are English in every language: what one person shows another works for both. */
const ABOUT: Commands['about'] = {
  '': 'was bei dir ansteht',
  new: 'ein Ziel setzen',
  list: 'die Ziele des Teams; `gefährdet`, `meine`, `offen`, `fertig` und Wörter grenzen ein',
  show: 'ein Ziel, nach einem Teil seines Titels oder seinem Code',
  edit: 'ein Ziel ändern, das dir gehört oder dessen Team du leitest',
  checkin: 'alles beantworten, was ansteht',
  review: 'Ziele durchgehen und entscheiden: eines Monats, Quartals oder Jahres, aller deiner Teams oder ein Ziel',
  digest: 'die Woche bis jetzt, nur für dich',
  blockers: 'was im Weg steht und wer es löst',
  ask: 'jetzt eine Runde beginnen',
  away: 'wann du weg bist und wer dich vertritt',
  handover: 'Ziele an jemand anderen abgeben; `@von @an` gibt alle weiter',
  team: 'ein Team anlegen oder seine Einstellungen ändern',
  kpis: 'zeigt die Kennzahlen deines Teams mit ihrem letzten Wert und nimmt neue auf',
  templates: 'womit ein Ziel beginnen kann',
  help: 'diese Liste',
};

const MAX_ECHO_LENGTH = 150;

/** Answers to `/goal`, and App Home. */
export function commands(format: Formats, word: ReturnType<typeof words>): Commands {
  const freshGoals = ({ fresh, days }: Spared): Mrkdwn => {
    const since = days === 1 ? 'seit gestern einen Wert' : `aus den letzten ${format.number(days)} Tagen einen Wert`;
    return fresh === 1
      ? md`1 Ziel hat ${since}, der zählt: Danach wurde nicht gefragt.`
      : md`${word.goals(fresh)} haben ${since}, der zählt: Danach wurde nicht gefragt.`;
  };
  return {
    about: ABOUT,
    help: {
      lead: md`*Goalpost* behält die Ziele deines Teams im Blick. Tippe im Channel deines Teams:`,
      plainWord: md`Goalpost liest hier keine Nachrichten, und auch sonst niemand. Um zu beantworten, was ansteht, tippe \`/goal checkin\`. Im Tab *Home* siehst du deine Ziele.`,
      leadsHeading: md`*Für alle, die ein Team leiten*`,
      next: (step: NextStep): Mrkdwn => {
        switch (step.do) {
          case 'check-in':
            return md`*Als Nächstes:* ${word.goals(step.goals)} zu beantworten, etwa eine Minute.`;
          case 'make-team':
            return md`*Als Nächstes:* Lege ein Team an. Öffne seinen Channel und tippe \`/goal team\`.`;
          case 'join-team':
            return md`*Als Nächstes:* Du bist noch in keinem Team. Bitte die Teamleitung, dich mit \`/goal team\` aufzunehmen, oder tippe das in einem eigenen Channel.`;
          case 'first-goal':
            return md`*Als Nächstes:* Setze mit \`/goal new\` das erste Ziel deines Teams.`;
          case 'ask':
            return md`*Als Nächstes:* Frage mit \`/goal ask\` nach den ersten Werten.`;
          case 'own-goal':
            return md`*Als Nächstes:* Du hast noch keine eigenen Ziele. \`/goal new\` setzt eins, \`/goal list\` zeigt die deines Teams.`;
          case 'nothing':
            return md`*Als Nächstes:* Gerade steht nichts an. \`/goal list\` zeigt, wie es deinem Team geht, \`/goal checkin\` nimmt trotzdem einen Wert auf.`;
        }
      },
    },
    /** Help stands below. */
    unknown: (typed: string, nearest: string): Mrkdwn =>
      nearest === 'help'
        ? md`\`/goal ${typed}\` kenne ich nicht. Das gibt es:`
        : md`\`/goal ${typed}\` kenne ich nicht. Meintest du \`/goal ${nearest}\`? \`/goal help\` zeigt alles.`,
    unknownAction: md`Dieser Knopf gehört zu einer älteren Version von Goalpost. \`/goal\` zeigt, was bei dir ansteht.`,
    noTeam: md`Hier gibt es noch kein Team. Öffne den Channel deines Teams und tippe \`/goal team\`, um es anzulegen.`,
    whichTeam: (names: readonly string[]): Mrkdwn =>
      lines([
        md`Du bist in ${format.number(names.length)} Teams. Tippe den Befehl im Channel des Teams, das du meinst:`,
        ...names.map((name) => md`• ${name}`),
      ]),
    teamGone: md`Du bist nicht mehr in diesem Team. \`/goal list\` zeigt die Ziele deiner Teams.`,
    milestones: 'Meilensteine',
    noGoalsOfYours: md`Du hast noch keine eigenen Ziele. \`/goal new\` setzt eins.`,
    nothingDue: md`Gerade steht nichts an. \`/goal checkin\` nimmt trotzdem einen neuen Wert auf.`,
    due: (count: number): Mrkdwn => md`*${word.goals(count)} zu beantworten.*`,
    listEmpty: md`Dieses Team hat noch keine Ziele. \`/goal new\` setzt das erste.`,
    showWhich: md`Welches Ziel? Tippe einen Teil seines Titels: \`/goal show kundenbindung\`.`,
    showNone: (typed: string): Mrkdwn =>
      md`Keins deiner Ziele heißt „${excerpt(typed, MAX_ECHO_LENGTH)}“. \`/goal list\` zeigt alle.`,
    goalCreated: (
      title: string,
      reporter: UserId,
      joined?: { readonly team: string; readonly people: readonly UserId[] },
    ): Mrkdwn =>
      lines([
        md`*${title}* ist gesetzt. Beim nächsten Check-in frage ich ${mention(reporter)} danach. Ein erster Wert geht schon jetzt: *Wert eintragen* unter \`/goal show\`.`,
        joined === undefined
          ? undefined
          : md`${lines(joined.people.map(mention), ', ')} ${joined.people.length === 1 ? 'ist' : 'sind'} jetzt auch in *${joined.team}*, damit ich fragen kann.`,
      ]),
    goalsLeft: (goals: readonly { readonly title: string; readonly owner: UserId }[], more: number): Mrkdwn =>
      lines([
        md`Nach diesen Zielen wird niemand mehr gefragt, denn wer sie verantwortet, ist nicht mehr im Team:`,
        ...goals.map(({ title, owner }) => md`• *${title}* (${mention(owner)})`),
        more === 0 ? undefined : md`und ${word.goals(more)} mehr`,
        md`Gib die Ziele weiter, oder nimm die Personen mit \`/goal team\` wieder auf; bis dahin antwortet die Teamleitung mit \`/goal checkin\`.`,
      ]),
    goalsOfGone: (team: string, person: UserId, goals: readonly { readonly title: string }[], more: number): Mrkdwn =>
      lines([
        md`${mention(person)} kann keine Check-ins mehr beantworten: Das Konto ist deaktiviert oder nur noch das eines Gasts. Um diese Ziele von *${team}* kümmert sich niemand mehr:`,
        ...goals.map(({ title }) => md`• *${title}*`),
        more === 0 ? undefined : md`und ${word.goals(more)} mehr`,
      ]),
    goalsOf: (person: UserId, goals: number): Mrkdwn => md`${word.goals(goals)} von ${mention(person)}`,
    handover: 'Ziele abgeben',
    teamSaved: (name: string, channel: ChannelId): Mrkdwn =>
      md`*${name}* ist eingerichtet. Nachrichten gehen an ${channelLink(channel)}. \`/goal new\` setzt das erste Ziel.`,
    teamChangedBy: (name: string, by: UserId): Mrkdwn => md`${mention(by)} hat geändert, wer in *${name}* ist.`,
    asked: (people: number, closesOn: LocalDate, spared: Spared): Mrkdwn =>
      lines([
        md`${people === 1 ? '1 Person' : `${format.number(people)} Personen`} gefragt. Die Runde ist offen bis ${format.weekday(closesOn)}.`,
        spared.fresh === 0 ? undefined : freshGoals(spared),
      ]),
    askedAlready: (closesOn: LocalDate): Mrkdwn =>
      md`Es läuft schon eine Runde, offen bis ${format.weekday(closesOn)}. Ihre Nachricht im Channel zeigt, wer noch fehlt.`,
    nobodyToAsk: (spared: Spared): Mrkdwn => {
      if (spared.fresh + spared.others === 0) {
        return md`Es gibt nichts zu fragen: Dieses Team hat keine aktiven Ziele. \`/goal new\` setzt das erste.`;
      }
      return lines([
        md`Niemand wurde gefragt.`,
        spared.fresh === 0 ? undefined : freshGoals(spared),
        spared.others === 0
          ? undefined
          : md`Für ${word.goals(spared.others)} ist niemand da, der antworten könnte: Wer zuständig ist, ist abwesend oder nicht mehr im Team.`,
      ]);
    },
    failure: (reference: string): Mrkdwn =>
      md`Das hat nicht geklappt, und es liegt nicht an dir. Bitte versuche es gleich noch einmal. (Referenz ${reference})`,
    /** At the first field when the store could not take an answer. The text stays in the modal. */
    notSaved: 'Das ließ sich gerade nicht speichern. Nichts ist verloren: Warte kurz und sende es noch einmal ab.',
    stillWrong: (errors: readonly { readonly label: string | undefined; readonly text: string }[]): Mrkdwn =>
      lines([
        md`*Noch nicht gespeichert.* Korrigiere dies und sende das Formular noch einmal ab:`,
        ...errors.map(({ label, text }) => (label === undefined ? md`• ${text}` : md`• *${label}*: ${text}`)),
      ]),
    loading: md`Einen Moment…`,
    homeTitle: 'Goalpost',
  };
}
