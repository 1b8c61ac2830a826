import type { DraftLeftNotice, TransferredGoal, TransferredNotice } from '../../domain/check-in/transfers.ts';
import type { UserId } from '../../domain/names.ts';
import type { handover as english } from '../en/handover.ts';
import type { words } from '../en/words.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../mrkdwn.ts';
import { mention } from './mention.ts';

/** How much of a reason is quoted. */
const MAX_QUOTE_LENGTH = 300;
/** The others are counted. */
const MAX_NAMED = 10;

/** The form that gives goals to somebody else, and what people hear of it. */
export function handover(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const named = ({ title, teamName, part }: TransferredGoal): Mrkdwn => {
    const what = {
      owner: md``,
      reporter: md`, dessen Wert du meldest`,
      contributor: md`, als Beteiligte oder Beteiligter`,
    }[part];
    return md`• *${title}* (${teamName})${what}`;
  };
  const list = (goals: readonly TransferredGoal[]): Mrkdwn =>
    lines([
      ...goals.slice(0, MAX_NAMED).map(named),
      goals.length > MAX_NAMED ? md`und ${word.goals(goals.length - MAX_NAMED)} mehr` : undefined,
    ]);
  const because = (reason: string | undefined): Mrkdwn | undefined =>
    reason === undefined ? undefined : md`Grund: ${excerpt(reason, MAX_QUOTE_LENGTH)}`;
  return {
    title: 'Ziele abgeben',
    submit: 'Abgeben',
    from: 'Wessen Ziele?',
    which: 'Welche Ziele?',
    to: 'Wer übernimmt sie?',
    reason: 'Warum?',
    reasonHint: 'Steht im Verlauf jedes Ziels. Nötig, sobald ein Ziel schon Werte hat.',
    ofGoal: (title: string, from: UserId): Mrkdwn => md`*${title}* gehört ${mention(from)}.`,
    nothing: (from: UserId): Mrkdwn =>
      md`${mention(from)} hat keine Ziele, die du abgeben kannst. Wähle oben jemand anderen.`,
    more: (count: number): Mrkdwn => md`${word.goals(count)} mehr gibt es noch. Gib zuerst diese ab.`,
    about: md`Das gilt für immer: Offene Check-ins, Erinnerungen und Hindernisse gehen mit. Nur für eine Runde geht es mit *Weitergeben* in der Check-in-Nachricht.`,
    done: (goals: number, to: UserId, teams: readonly string[]): Mrkdwn =>
      lines([
        md`${word.goals(goals)} ${goals === 1 ? 'gehört' : 'gehören'} jetzt ${mention(to)}. Ab jetzt frage ich dort nach.`,
        teams.length === 0
          ? undefined
          : md`${mention(to)} ist jetzt auch in *${format.list(teams)}*, damit ich fragen kann.`,
      ]),
    transferred: ({ by, to, goals, reason }: TransferredNotice): Mrkdwn => {
      const count = goals.length === 1 ? md`ein Ziel` : md`${word.goals(goals.length)}`;
      if (to !== undefined) {
        const lead = md`${mention(by)} hat ${count} von dir an ${mention(to)} weitergegeben:`;
        return lines([lead, list(goals.map((goal) => ({ ...goal, part: 'owner' }))), because(reason)]);
      }
      const isAsked = goals.some(({ part }) => part !== 'contributor');
      return lines([
        isAsked
          ? md`${mention(by)} hat dir ${count} übergeben:`
          : md`${mention(by)} hat dich an ${goals.length === 1 ? md`einem Ziel` : md`Zielen`} beteiligt:`,
        list(goals),
        because(reason),
        isAsked
          ? md`Ab jetzt frage ich dich danach. \`/goal show\` zeigt ein Ziel.`
          : md`\`/goal show\` zeigt es. Nach dem Wert frage ich dich nie.`,
      ]);
    },
    draftLeft: ({ title, to, value }: DraftLeftNotice): Mrkdwn =>
      lines([
        md`*${title}* gehört jetzt ${mention(to)}. Das hattest du getippt und nicht abgeschickt. Gib weiter, was noch hilft:`,
        value === undefined ? undefined : md`Wert: ${excerpt(value, MAX_QUOTE_LENGTH)}`,
      ]),
  };
}
