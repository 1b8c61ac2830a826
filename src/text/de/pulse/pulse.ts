import { bandOf, FACTORS, type Factor, HOLDS_AT } from '../../../domain/pulse/factors.ts';
import type { Place, Stage } from '../../../domain/pulse/place.ts';
import { type Direction, MIN_CHANGE, type PulseTrend } from '../../../domain/pulse/trend.ts';
import type { Period } from '../../../domain/time/periods.ts';
import type { pulse as english } from '../../en/pulse/pulse.ts';
import { quarterOf } from '../../fiscal-year.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { SHORT, WHOLE } from '../../shared/excerpts.ts';
import { mention } from '../mention.ts';
import { FACTOR_TEXTS } from './factors.ts';

const STAGE: Record<Stage, string> = {
  transactional: 'geschäftlich',
  attentive: 'aufmerksam',
  personal: 'persönlich',
  committed: 'verbindlich',
  partnership: 'partnerschaftlich',
};
const DIRECTION: Record<Direction, string> = { rising: 'steigend', falling: 'fallend', steady: 'stabil' };

/** How people score the relationship with a client, and what that comes to. */
export function pulse(format: Formats): ReturnType<typeof english> {
  const points = (mean: number) => format.number(mean, 1);
  const change = (by: number) => format.rate(by, { kind: 'score' }, 1);
  const quarter = (period: Period) => quarterOf(period, 'GJ ');
  const name = (factor: Factor) => FACTOR_TEXTS[factor].name;
  const trend = ({ direction, change: by, quarters }: PulseTrend) =>
    `${change(by)}, ${DIRECTION[direction]}${quarters > 1 && direction !== 'steady' ? ` seit ${format.number(quarters)} Quartalen` : ''}`;
  const place = ({ stage, steps }: Place) =>
    `${STAGE[stage]} (Schritt ${format.number(steps)} von ${format.number(FACTORS.length)})`;

  return {
    about: 'die Beziehung zu einem Kunden bewerten und sehen, wie sie sich entwickelt',
    title: 'Kundenpuls',
    quarter,
    listLead: (team, period) => md`*${team}* · Puls für ${quarter(period)}`,
    noClients: md`Dein Team hat noch keine aktiven Kunden. \`/goal clients\` legt einen an.`,
    noSuchClient: (typed) =>
      md`Dein Team hat keinen aktiven Kunden, der „${excerpt(typed, SHORT)}“ heißt. \`/goal pulse\` zeigt alle.`,
    whichClient: (typed) => md`Zu „${excerpt(typed, SHORT)}“ passen mehrere Kunden. Wähle einen.`,
    more: (count) => md`und ${format.number(count)} weitere. Gib \`/goal pulse\` und den Namen eines Kunden ein.`,
    client: (called, code) => md`*${called}* · ${code}`,
    factorName: name,
    pictureTitle: (client) => `Puls: ${client}`,
    clientsPicture: 'Der Puls der Kunden',
    moreClients: (count) => (count === 1 ? '1 weiterer Kunde' : `${format.number(count)} weitere Kunden`),
    heading: md`*Puls*`,
    notYet: md`Noch nicht bewertet`,
    line: (last, moved) => {
      const weakest = last.factors.find(({ factor }) => factor === last.weakest)?.mean ?? 0;
      const by = moved === undefined ? '' : ` (${trend(moved)})`;
      return md`${points(last.whole)} von 5${by} · ${place(last.place)} · am schwächsten: ${name(last.weakest)}, ${points(weakest)} · ${quarter(last.quarter)}`;
    },
    missing: (people) => md`Es fehlt noch die Bewertung von ${lines(people.map(mention), ', ')}`,
    yours: md`*Wartet auf deine Bewertung*`,
    score: 'Bewerten',
    scoreLabel: (client) => `${client} bewerten`,
    scoreAgain: 'Neu bewerten',
    show: 'Zeigen',
    showLabel: (client) => `Den Puls von ${client} zeigen`,

    formLead: (client, period) =>
      md`*${client}* · Puls für ${quarter(period)}\nWähle, was heute zutrifft, und schreib dazu, was du gesehen hast. Unter jeder Stufe steht ein Beispiel. Was du zuletzt gegeben hast, erscheint nach deiner Wahl.`,
    factor: (factor) => `${name(factor)}: ${FACTOR_TEXTS[factor].question}`,
    level: (factor, level) => `${level} · ${FACTOR_TEXTS[factor].levels[level].means}`,
    example: (factor, level) => FACTOR_TEXTS[factor].levels[level].example,
    evidence: (factor) => `${name(factor)}: Was hast du gesehen?`,
    evidenceHint: (max) => `Eine Zeile, bis zu ${format.number(max)} Zeichen.`,
    last: (factor, { own, before }, today) => {
      const mean = before?.factors.find((one) => one.factor === factor)?.mean;
      const all =
        mean === undefined || before === undefined
          ? undefined
          : md`Alle zusammen: ${points(mean)} in ${quarter(before.quarter)}.`;
      const mine =
        own &&
        md`Du hast am ${format.day(own.on, today)} eine ${own.scores[factor].score} gegeben: „${excerpt(own.scores[factor].evidence, SHORT)}“`;
      return all === undefined && mine === undefined ? md`Das ist die erste Bewertung.` : lines([mine, all]);
    },
    skip: 'Dieses Quartal auslassen',
    skipTitle: 'Quartal auslassen',
    skipReason: 'Warum bewertest du diesen Kunden jetzt nicht?',
    skipHint: 'Dein Team liest das. Was du in diesem Quartal schon bewertet hast, bleibt.',
    skipSubmit: 'Auslassen',
    skipped: (client, period) =>
      md`Du lässt *${client}* in ${quarter(period)} aus. Mit \`/goal pulse\` kannst du trotzdem noch bewerten.`,

    saved: (client, period) => md`:white_check_mark: Gespeichert: der Puls von *${client}* für ${quarter(period)}.`,
    resultTitle: (client, period) => md`*${client}* · Puls für ${quarter(period)}`,
    hidden: (period) =>
      md`Was andere in ${quarter(period)} gegeben haben, siehst du nach deiner eigenen Bewertung, damit es dich nicht lenkt.`,
    whole: ({ whole, scorers }, moved) => {
      const people = scorers.length === 1 ? '1 Person' : `${format.number(scorers.length)} Personen`;
      return md`*${points(whole)} von 5*${moved === undefined ? '' : ` · ${trend(moved)}`} · bewertet von ${people}`;
    },
    factorLine: ({ factor, mean, spread, given }, by) => {
      const moved = by === undefined || by === 0 ? '' : ` (${change(by)})`;
      if (spread === undefined) return md`${name(factor)}: *${points(mean)}*${moved}`;
      const each = lines(
        given.map(({ by: scorer, score }) => md`${mention(scorer)} ${score}`),
        ', ',
      );
      return md`${name(factor)}: *${points(mean)}*${moved} · *weit auseinander*, von ${spread.low} bis ${spread.high}: ${each}`;
    },
    evidenceOf: (by, evidence) => md`• ${mention(by)}: ${excerpt(evidence, WHOLE)}`,
    evidenceTitle: (factor) => md`*Was sie gesehen haben: ${name(factor)}*`,
    place: ({ stage, steps, next }) =>
      next === undefined
        ? md`Auf dem Weg vom Geschäft zur Partnerschaft: *${STAGE[stage]}*. Alle fünf Faktoren tragen.`
        : md`Auf dem Weg vom Geschäft zur Partnerschaft: *${STAGE[stage]}*, Schritt ${steps} von ${FACTORS.length}. Als Nächstes muss ${name(next)} tragen.`,
    placeRule: () =>
      md`Ein Faktor trägt ab ${points(HOLDS_AT)}. Der Ort auf dem Weg ist, wie viele Faktoren in dieser Reihenfolge nacheinander tragen. Liegen Bewertungen um 2 oder mehr auseinander, stehen sie einzeln da. Der Puls steigt oder fällt ab einer Änderung von ${points(MIN_CHANGE)}.`,
    weakest: ({ factor, mean }) => md`*Am schwächsten: ${name(factor)}, ${points(mean)}*`,
    nextStep: (factor, mean, client) => FACTOR_TEXTS[factor].next[bandOf(mean)](client),
    proposed: (step): Mrkdwn => md`Nächster Schritt: ${step}`,
    plan: 'Als Maßnahme anlegen',
    planLabel: (goal) => `Diesen Schritt als Maßnahme des Ziels ${goal} anlegen`,
    planGoal: (goal) => md`• ${excerpt(goal, SHORT)}`,
    planHint: md`Ein Klick legt ihn als deine Maßnahme für ein Ziel an, fällig in 30 Tagen:`,
    planned: (goal) => md`:white_check_mark: Deine Maßnahme für *${excerpt(goal, SHORT)}*. Du siehst sie in App Home.`,
    plannedAlready: (goal) => md`Schon eine offene Maßnahme von *${excerpt(goal, SHORT)}*.`,
    notPlanned: md`Dieses Ziel nimmt gerade keine Maßnahmen mehr auf. \`/goal show\` zeigt seine Maßnahmen.`,
    noGoal: (client) =>
      md`Um daraus eine Maßnahme zu machen, brauchst du ein aktives Ziel zu *${client}*, an dem du beteiligt bist. \`/goal new\` setzt eines.`,
    history: (quarters) =>
      md`${format.spark(quarters.map(({ whole }) => whole))} ${lines(
        quarters.map((one) => md`${quarter(one.quarter)}: ${points(one.whole)}`),
        ' · ',
      )}`,
    skips: (by, reason) => md`Ausgelassen von ${mention(by)}: ${excerpt(reason, SHORT)}`,
    next: (client) => `Weiter: ${client}`,

    due: (names, count) => {
      const others = count - names.length;
      const named = format.list(others > 0 ? [...names, `${format.number(others)} weitere`] : names);
      return md`*Kundenpuls fällig:* ${named}`;
    },
    dueButton: 'Kunden bewerten',
    nothingDue: md`Nichts ist fällig: Jeder deiner Kunden ist für dieses Quartal bewertet. \`/goal pulse\` zeigt sie.`,
    reviewTitle: md`*Kunden*`,
    reviewMore: (count) => md`und ${format.number(count)} weitere. \`/goal pulse\` zeigt alle.`,

    refused: (why) => {
      switch (why) {
        case 'gone':
          return md`Diesen Kunden gibt es nicht mehr, oder du bist nicht in seinem Team. \`/goal clients\` zeigt deine Kunden.`;
        case 'ended':
          return md`Dein Team betreut diesen Kunden nicht mehr, deshalb bewertet ihn niemand. In \`/goal clients\` kannst du ihn wieder aufnehmen.`;
        case 'team-removed':
          return md`Das Team dieses Kunden wurde entfernt, deshalb bewertet ihn niemand mehr.`;
      }
    },
    refusedAtField: (why) =>
      ({
        gone: 'Diesen Kunden gibt es nicht mehr, oder du bist nicht mehr in seinem Team. Kopiere, was du geschrieben hast, und schließe dann das Formular.',
        ended:
          'Dein Team hat diesen Kunden inzwischen beendet. Kopiere, was du geschrieben hast, und schließe dann das Formular. Wieder aufnehmen kannst du ihn mit /goal clients.',
        'team-removed':
          'Das Team dieses Kunden wurde entfernt. Kopiere, was du geschrieben hast, und schließe dann das Formular.',
      })[why],
  };
}
