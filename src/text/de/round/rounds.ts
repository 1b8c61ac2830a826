import type { CelebrationPart, Reached } from '../../../domain/celebrations/notices.ts';
import type { GoalEnd } from '../../../domain/goal/goal.ts';
import { isJourney } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, UserId } from '../../../domain/names.ts';
import type { Standing } from '../../../domain/progress/standing.ts';
import type { ForecastLine, RoundLine } from '../../../domain/round/notices.ts';
import type { rounds as english, OutcomeCounts, RoundCount } from '../../en/round/rounds.ts';
import type { words } from '../../en/words.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { EXCERPT, SHORT, WHOLE } from '../../shared/excerpts.ts';
import { roundLines } from '../../shared/round-lines.ts';
import { mention } from '../mention.ts';
import { ways } from '../ways.ts';

/** What a round says: to the people it asks, and to the channel. */
export function rounds(format: Formats, word: ReturnType<typeof words>): ReturnType<typeof english> {
  const phrase = ways(format);
  const value = (standing: Standing) =>
    standing.value === undefined ? undefined : format.of(standing.value, standing.kpi);

  /** `2 von 3 beantwortet · 1 ausgelassen`; `1 ausgelassen`, wo sonst nichts gefragt war. */
  const counted = ({ answered, asked, skipped }: RoundCount): string => {
    const state = `${format.number(answered)} von ${format.number(asked)} beantwortet`;
    if (skipped === 0) return asked === 0 ? 'nichts mehr zu beantworten' : state;
    const left = `${format.number(skipped)} ausgelassen`;
    return asked === 0 ? left : `${state} · ${left}`;
  };
  const changed = ({ scored }: RoundLine): string => (scored ? 'bewertet' : 'berichtigt');
  const stand = (name: string, insteadOf: string | undefined): string =>
    insteadOf === undefined ? name : `${name} in Vertretung für ${insteadOf}`;

  return {
    title: (name: string, team: string) => `${name} · ${team}`,
    openState: (count: RoundCount, closesOn: LocalDate): Mrkdwn =>
      md`${counted(count)} · offen bis ${format.weekday(closesOn)}`,
    closedState: (count: RoundCount): Mrkdwn =>
      count.asked === 0 && count.skipped === 0 ? md`Geschlossen` : md`Geschlossen · ${counted(count)}`,
    /** Who is waited for, and for what: one line a person. */
    waiting: (name: string, insteadOf: string | undefined, titles: readonly string[]): Mrkdwn =>
      md`:hourglass_flowing_sand: es fehlt noch ${stand(name, insteadOf)}: ${format.list(titles)}`,
    missed: (name: string, insteadOf: string | undefined, titles: readonly string[]): Mrkdwn =>
      md`:white_circle: keine Antwort von ${stand(name, insteadOf)}: ${format.list(titles)}`,
    unnamed: (state: 'open' | 'closed', people: number, goals: number): Mrkdwn => {
      const sign = { mrkdwn: state === 'open' ? ':hourglass_flowing_sand:' : ':white_circle:' };
      const verb = people === 1 ? '1 Person hat' : `${format.number(people)} Personen haben`;
      return md`${sign} ${verb} ${state === 'open' ? 'noch ' : ''}nicht geantwortet (${word.goals(goals)})`;
    },
    skipped: (
      { title, owner, ownerName }: RoundLine,
      { by, byName, reason }: NonNullable<RoundLine['skipped']>,
    ): Mrkdwn => {
      const names = by === owner ? byName : `${ownerName}, durch ${byName}`;
      return md`:fast_forward: *${title}* · ausgelassen · ${names}: ${excerpt(reason, SHORT)}`;
    },
    closed: ({ title }: RoundLine, end: GoalEnd): Mrkdwn =>
      md`:checkered_flag: *${title}* · beendet · ${word.end(end)}`,
    answered: (line: RoundLine): Mrkdwn => {
      const by = line.answeredByName ? md`, beantwortet von ${line.answeredByName}` : undefined;
      const late = line.late ? md` · _verspätet_` : undefined;
      const corrected = line.correctedByName ? md` · _${changed(line)} von ${line.correctedByName}_` : undefined;
      const first = md`${line.status ? { mrkdwn: word.statusEmoji(line.status) } : ''} *${line.title}* · ${line.ownerName}`;
      return lines([lines([first, by, late, corrected], ''), pace(line)]);
    },
    answerOrCorrect: 'Antworten oder berichtigen',
    nothingToAnswer: md`Für dich gibt es in dieser Runde nichts zu beantworten oder zu berichtigen. *Wert eintragen* unter \`/goal show\` nimmt jederzeit einen Wert deiner Ziele.`,
    detailsTitle: 'Was das Team sagt',
    /** What somebody wrote about a goal, and what was corrected. */
    details: (line: RoundLine): Mrkdwn => {
      const { kpi } = line;
      const corrections = (line.corrections ?? []).map(({ byName, from, to, on }) => {
        const [was, is] = [from, to].map((one) => format.of(one, kpi));
        const what = from === to ? md`der Text` : md`${was ?? ''} → ${is ?? ''}`;
        return md`:pencil2: _${changed(line)} von ${byName} am ${format.day(on, line.asOf)}:_ ${what}`;
      });
      return lines([
        md`*${line.title}* · ${line.answeredByName ?? line.ownerName}${line.late ? { mrkdwn: ' · _verspätet_' } : ''}`,
        line.skipped &&
          md`:fast_forward: ausgelassen von ${line.skipped.byName}: ${excerpt(line.skipped.reason, WHOLE)}`,
        line.note ? excerpt(line.note, EXCERPT) : undefined,
        line.obstacles ? md`:construction: ${excerpt(line.obstacles, EXCERPT)}` : undefined,
        line.adjust ? md`_Zu ändern:_ ${excerpt(line.adjust, EXCERPT)}` : undefined,
        line.learned ? md`_Gelernt:_ ${excerpt(line.learned, EXCERPT)}` : undefined,
        ...corrections,
      ]);
    },
    more: (count: number): Mrkdwn => md`und noch ${word.goals(count)}: \`/goal list\` zeigt alle`,
    summary: (count: RoundCount, counts: OutcomeCounts): Mrkdwn => {
      const named = (['on-track', 'at-risk', 'off-track'] as const).flatMap((status) =>
        counts[status] === 0 ? [] : [`${format.number(counts[status])} ${word.status(status)}`],
      );
      const over = counts.ended === 0 ? [] : [`${format.number(counts.ended)} vorbei`];
      const all = [...named, ...over];
      return md`*Wo wir stehen:* ${counted(count)}.${all.length === 0 ? '' : ` ${format.list(all)}.`}`;
    },
    outcome: {
      moves: 'Am meisten bewegt',
      opened: 'Neue Hindernisse',
      cleared: 'Gelöste Hindernisse',
      forecasts: 'Prognose',
      missing: 'Keine Antwort',
    },
    ...roundLines(format),
    forecast: ({ title, kpi, due, value: expected, decimals, asOf, reaches }: ForecastLine): Mrkdwn => {
      const [arrives, target] = [format.leads(expected, kpi, decimals), format.mark(kpi.target, kpi.unit)];
      const sign = { mrkdwn: reaches ? ':dart:' : ':small_orange_diamond:' };
      return md`${sign} ${title}: am ${format.day(due, asOf)} ${arrives}, Zielwert ${target}`;
    },
    missingCount: (people: number, goals: number): Mrkdwn =>
      md`${people === 1 ? '1 Person' : `${format.number(people)} Personen`} (${word.goals(goals)})`,
    missing: ({ name, goals }: { name: string; goals: number }): Mrkdwn => md`${name} (${word.goals(goals)})`,

    celebration: ({ reached, standing }: CelebrationPart): Mrkdwn => {
      const mark = markOf(reached, standing);
      const name = md`*${reached.title}*`;
      if (reached.what === 'target') return md`:trophy: ${name} hat den Zielwert erreicht: *${mark}*!`;
      if (reached.what === 'stretch') return md`:rocket: ${name} hat das ambitionierte Ziel erreicht: *${mark}*!`;
      if (reached.what === 'best') return md`:sparkles: ${name} steht so gut wie noch nie: *${mark}*!`;
      if (reached.what === 'recovery') return md`:seedling: ${name} ist wieder im Plan: *${mark}*!`;
      if (reached.what === 'streak') {
        return md`:fire: ${name} hält ${format.aim(standing.kpi)}, und das *${months(reached)}* in Folge!`;
      }
      const aim = 'target' in standing.kpi ? format.mark(standing.kpi.target, standing.kpi.unit) : '';
      return md`:tada: ${name} hat einen Meilenstein geschafft: *${mark}* auf dem Weg zum Zielwert ${aim}!`;
    },
    /** In place of a celebration: what is not so any more, without blame. */
    retraction: ({ reached, standing }: CelebrationPart): Mrkdwn => {
      const now = value(standing);
      const name = md`*${reached.title}*`;
      const since = now === undefined ? md`` : md` Der Wert ist jetzt *${now}*.`;
      return md`:leaves: Nach einer Berichtigung zurückgenommen: ${name}, ${deed(reached, standing)}.${since}`;
    },
    thanks: (owners: readonly UserId[]): Mrkdwn =>
      md`Gut gemacht, ${{ mrkdwn: format.list(owners.map((owner) => mention(owner).mrkdwn)) }}.`,
    progress: pace,
  };

  /** A mark with every decimal that was set; a value as any other. */
  function markOf({ what, value: amount, unit }: Reached, { kpi }: Standing): string {
    return what === 'best' || what === 'recovery' ? format.of(amount, kpi) : format.mark(amount, unit);
  }

  function deed(reached: Reached, standing: Standing): string {
    const { kpi } = standing;
    const mark = markOf(reached, standing);
    switch (reached.what) {
      case 'milestone':
        return `Meilenstein ${mark}`;
      case 'target':
        return `Zielwert ${mark}`;
      case 'stretch':
        return `ambitioniertes Ziel ${mark}`;
      case 'best':
        return 'bester Wert bisher';
      case 'recovery':
        return 'wieder im Plan';
      case 'streak':
        return `${format.aim(kpi)}, ${months(reached)} in Folge`;
    }
  }

  function months({ months = 0 }: Reached): string {
    return `${format.number(months)} Monate`;
  }

  /** `82 % (+1 pp) · ▰▰▰▱▱ 60 % des Wegs, erwartet 50 % · im Plan` */
  function pace(standing: Standing): Mrkdwn {
    const { kpi, previous, progress, ended } = standing;
    const now = value(standing);
    if (now === undefined || progress === undefined) {
      return md`${format.aim(kpi)} · ${ended === undefined ? 'noch kein Wert' : phrase.ended(ended, kpi)}`;
    }
    const change = previous === undefined ? '' : ` (${format.change(previous, standing.value ?? 0, kpi)})`;
    return md`${now}${change} · ${wayOf(standing, progress)}${stateOf(standing)}`;
  }

  function wayOf({ kpi, expected, ended }: Standing, progress: number): string {
    if (!isJourney(kpi)) return `in ${format.progress(progress)} der Zeit gehalten, ${format.aim(kpi)}`;
    const way = `${format.bar(progress)} ${phrase.way(progress)}`;
    return ended === undefined && expected !== undefined ? `${way}, ${phrase.expected(expected)}` : way;
  }

  function stateOf(standing: Standing): string {
    const { kpi, status, ended } = standing;
    if (ended !== undefined) return ` · ${phrase.ended(ended, kpi)}`;
    return status === undefined ? '' : ` · ${word.status(status)}${phrase.trend(standing)}`;
  }
}
