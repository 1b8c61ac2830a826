import type { CelebrationPart, Reached } from '../../../domain/celebrations/notices.ts';
import type { GoalEnd, Status } from '../../../domain/goal/goal.ts';
import { isJourney } from '../../../domain/kpi/kpi.ts';
import type { LocalDate, UserId } from '../../../domain/names.ts';
import type { Standing } from '../../../domain/progress/standing.ts';
import type { ForecastLine, RoundLine } from '../../../domain/round/notices.ts';
import type { Formats } from '../../format.ts';
import { excerpt, lines, type Mrkdwn, md } from '../../mrkdwn.ts';
import { EXCERPT, SHORT, WHOLE } from '../../shared/excerpts.ts';
import { roundLines } from '../../shared/round-lines.ts';
import { mention } from '../mention.ts';
import { ways } from '../ways.ts';
import type { words } from '../words.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly round: ReturnType<typeof rounds>;
  }
}

/** How many goals of a round are answered, of those that are asked about, and how many were skipped. */
export interface RoundCount {
  readonly answered: number;
  readonly asked: number;
  readonly skipped: number;
}

/** How many goals with an answer stand so; those that are over apart. */
export type OutcomeCounts = Readonly<Record<Status | 'ended', number>>;

/** What a round says: to the people it asks, and to the channel. */
export function rounds(format: Formats, word: ReturnType<typeof words>) {
  const changed = ({ scored }: RoundLine): string => (scored ? 'scored' : 'corrected');
  const phrase = ways(format);
  const value = (standing: Standing) =>
    standing.value === undefined ? undefined : format.of(standing.value, standing.kpi);

  /** `2 of 3 answered · 1 skipped`; `1 skipped` where nothing else was asked. */
  const counted = ({ answered, asked, skipped }: RoundCount): string => {
    const state = `${format.number(answered)} of ${format.number(asked)} answered`;
    if (skipped === 0) return asked === 0 ? 'nothing left to answer' : state;
    const left = `${format.number(skipped)} skipped`;
    return asked === 0 ? left : `${state} · ${left}`;
  };
  const stand = (name: string, insteadOf: string | undefined): string =>
    insteadOf === undefined ? name : `${name} (for ${insteadOf})`;

  return {
    title: (name: string, team: string) => `${name} · ${team}`,
    openState: (count: RoundCount, closesOn: LocalDate): Mrkdwn =>
      md`${counted(count)} · open until ${format.weekday(closesOn)}`,
    /** Of a round whose goals were all dropped there is nothing to count. */
    closedState: (count: RoundCount): Mrkdwn =>
      count.asked === 0 && count.skipped === 0 ? md`Closed` : md`Closed · ${counted(count)}`,
    /** Who is waited for, and for what: one line a person. */
    waiting: (name: string, insteadOf: string | undefined, titles: readonly string[]): Mrkdwn =>
      md`:hourglass_flowing_sand: waiting for ${stand(name, insteadOf)}: ${format.list(titles)}`,
    missed: (name: string, insteadOf: string | undefined, titles: readonly string[]): Mrkdwn =>
      md`:white_circle: no answer from ${stand(name, insteadOf)}: ${format.list(titles)}`,
    /** In place of names, where the team wants nobody named. */
    unnamed: (state: 'open' | 'closed', people: number, goals: number): Mrkdwn => {
      const sign = { mrkdwn: state === 'open' ? ':hourglass_flowing_sand:' : ':white_circle:' };
      const verb = people === 1 ? "1 person hasn't answered" : `${format.number(people)} people haven't answered`;
      return md`${sign} ${verb}${state === 'open' ? ' yet' : ''} (${word.goals(goals)})`;
    },
    skipped: (
      { title, owner, ownerName }: RoundLine,
      { by, byName, reason }: NonNullable<RoundLine['skipped']>,
    ): Mrkdwn => {
      const names = by === owner ? byName : `${ownerName}, by ${byName}`;
      return md`:fast_forward: *${title}* · skipped · ${names}: ${excerpt(reason, SHORT)}`;
    },
    closed: ({ title }: RoundLine, end: GoalEnd): Mrkdwn => md`:checkered_flag: *${title}* · closed · ${word.end(end)}`,
    answered: (line: RoundLine): Mrkdwn => {
      const by = line.answeredByName ? md`, answered by ${line.answeredByName}` : undefined;
      const late = line.late ? md` · _late_` : undefined;
      const corrected = line.correctedByName ? md` · _${changed(line)} by ${line.correctedByName}_` : undefined;
      const first = md`${line.status ? { mrkdwn: word.statusEmoji(line.status) } : ''} *${line.title}* · ${line.ownerName}`;
      return lines([lines([first, by, late, corrected], ''), pace(line)]);
    },
    /** The button of the round message, and what it says to who has no part in the round. */
    answerOrCorrect: 'Answer or correct',
    nothingToAnswer: md`You have nothing to answer or correct in this round. To add a value to a goal on any day, type \`/goal show\` and select *Add a value*.`,
    detailsTitle: 'What people say',
    /** What somebody wrote about a goal, and what was corrected. */
    details: (line: RoundLine): Mrkdwn => {
      const { kpi } = line;
      const corrections = (line.corrections ?? []).map(({ byName, from, to, on }) => {
        const [was, is] = [from, to].map((one) => format.of(one, kpi));
        const what = from === to ? md`the text` : md`${was ?? ''} → ${is ?? ''}`;
        return md`:pencil2: _${changed(line)} by ${byName} on ${format.day(on, line.asOf)}:_ ${what}`;
      });
      return lines([
        md`*${line.title}* · ${line.answeredByName ?? line.ownerName}${line.late ? { mrkdwn: ' · _late_' } : ''}`,
        line.skipped && md`:fast_forward: skipped by ${line.skipped.byName}: ${excerpt(line.skipped.reason, WHOLE)}`,
        line.note ? excerpt(line.note, EXCERPT) : undefined,
        line.obstacles ? md`:construction: ${excerpt(line.obstacles, EXCERPT)}` : undefined,
        line.adjust ? md`_To adjust:_ ${excerpt(line.adjust, EXCERPT)}` : undefined,
        line.learned ? md`_Learned:_ ${excerpt(line.learned, EXCERPT)}` : undefined,
        ...corrections,
      ]);
    },
    more: (count: number): Mrkdwn => md`and ${format.number(count)} more. To see all goals, type \`/goal list\`.`,
    /** Of the goals that have an answer. */
    summary: (count: RoundCount, counts: OutcomeCounts): Mrkdwn => {
      const named = (['on-track', 'at-risk', 'off-track'] as const).flatMap((status) =>
        counts[status] === 0 ? [] : [`${format.number(counts[status])} ${word.status(status)}`],
      );
      const over = counts.ended === 0 ? [] : [`${format.number(counts.ended)} over`];
      const all = [...named, ...over];
      return md`*Where we are:* ${counted(count)}.${all.length === 0 ? '' : ` ${format.list(all)}.`}`;
    },
    outcome: {
      moves: 'Biggest changes',
      opened: 'New blockers',
      cleared: 'Cleared blockers',
      forecasts: 'Forecast',
      missing: 'No answer',
    },
    ...roundLines(format),
    forecast: ({ title, kpi, due, value: expected, decimals, asOf, reaches }: ForecastLine): Mrkdwn => {
      const [arrives, target] = [format.leads(expected, kpi, decimals), format.mark(kpi.target, kpi.unit)];
      const sign = { mrkdwn: reaches ? ':dart:' : ':small_orange_diamond:' };
      return md`${sign} ${title}: ${arrives} by ${format.day(due, asOf)}, target ${target}`;
    },
    missingCount: (people: number, goals: number): Mrkdwn =>
      md`${people === 1 ? '1 person' : `${format.number(people)} people`} (${word.goals(goals)})`,
    missing: ({ name, goals }: { name: string; goals: number }): Mrkdwn => md`${name} (${word.goals(goals)})`,

    celebration: ({ reached, standing }: CelebrationPart): Mrkdwn => {
      const mark = markOf(reached, standing);
      const name = md`*${reached.title}*`;
      if (reached.what === 'target') return md`:trophy: ${name} reached its target of *${mark}*!`;
      if (reached.what === 'stretch') return md`:rocket: ${name} reached its stretch target of *${mark}*!`;
      if (reached.what === 'best') return md`:sparkles: ${name} is at *${mark}*, its best value ever!`;
      if (reached.what === 'recovery') return md`:seedling: ${name} is back on track at *${mark}*!`;
      if (reached.what === 'streak') {
        return md`:fire: ${name} met ${format.aim(standing.kpi)} for *${months(reached)}* in a row!`;
      }
      const aim = 'target' in standing.kpi ? format.mark(standing.kpi.target, standing.kpi.unit) : '';
      return md`:tada: ${name} passed *${mark}*, a milestone on the way to ${aim}!`;
    },
    /** In place of a celebration: what is not so any more, without blame. */
    retraction: ({ reached, standing }: CelebrationPart): Mrkdwn => {
      const now = value(standing);
      const name = md`*${reached.title}*`;
      const since = now === undefined ? md`` : md` It's at *${now}* now.`;
      return md`:leaves: Taken back after a correction: ${name} ${deed(reached, standing)} yet.${since}`;
    },
    thanks: (owners: readonly UserId[]): Mrkdwn =>
      md`Well done, ${{ mrkdwn: format.list(owners.map((owner) => mention(owner).mrkdwn)) }}.`,
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
        return `isn't at its milestone of ${mark}`;
      case 'target':
        return `isn't at its target of ${mark}`;
      case 'stretch':
        return `isn't at its stretch target of ${mark}`;
      case 'best':
        return "isn't at its best value";
      case 'recovery':
        return "isn't back on track";
      case 'streak':
        return `hasn't met ${format.aim(kpi)} for ${months(reached)} in a row`;
    }
  }

  function months({ months = 0 }: Reached): string {
    return `${format.number(months)} months`;
  }

  /** `82% (+1 pp) · ▰▰▰▱▱ 60% of the way, 50% expected · on track` */
  function pace(standing: Standing): Mrkdwn {
    const { kpi, previous, progress, ended } = standing;
    const now = value(standing);
    if (now === undefined || progress === undefined) {
      return md`${format.aim(kpi)} · ${ended === undefined ? 'no value yet' : phrase.ended(ended, kpi)}`;
    }
    const change = previous === undefined ? '' : ` (${format.change(previous, standing.value ?? 0, kpi)})`;
    return md`${now}${change} · ${wayOf(standing, progress)}${stateOf(standing)}`;
  }

  function wayOf({ kpi, expected, ended }: Standing, progress: number): string {
    if (!isJourney(kpi)) return `${format.aim(kpi)} met ${format.progress(progress)} of the time`;
    const way = `${format.bar(progress)} ${phrase.way(progress)}`;
    return ended === undefined && expected !== undefined ? `${way}, ${phrase.expected(expected)}` : way;
  }

  function stateOf(standing: Standing): string {
    const { kpi, status, ended } = standing;
    if (ended !== undefined) return ` · ${phrase.ended(ended, kpi)}`;
    return status === undefined ? '' : ` · ${word.status(status)}${phrase.trend(standing)}`;
  }
}
