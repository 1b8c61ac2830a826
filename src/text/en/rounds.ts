import type { LocalDate } from '../../domain/names.ts';
import type { CelebrationNotice, Reached, RetractionNotice, RoundLine, Standing } from '../../domain/notice.ts';
import type { Formats } from '../format.ts';
import { excerpt, lines, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import type { words } from './words.ts';

/** How much of what a person wrote a message in the channel quotes, in characters. */
export const EXCERPT = 300;

/** What a round says: to the people it asks, and to the channel. */
export function rounds(format: Formats, word: ReturnType<typeof words>) {
  const value = (standing: Standing) =>
    standing.value === undefined ? undefined : format.value(standing.value, standing.kpi.unit);

  return {
    title: (name: string, team: string) => `${name} · ${team}`,
    openState: (answered: number, asked: number, closesOn: LocalDate): Mrkdwn =>
      md`${format.number(answered)} of ${format.number(asked)} answered · open until ${format.weekday(closesOn)}`,
    closedState: (answered: number, asked: number): Mrkdwn =>
      md`Closed · ${format.number(answered)} of ${format.number(asked)} answered`,
    waiting: (line: RoundLine): Mrkdwn => md`:hourglass_flowing_sand: *${line.title}* · waiting for ${line.ownerName}`,
    missed: (line: RoundLine): Mrkdwn => md`:white_circle: *${line.title}* · no answer from ${line.ownerName}`,
    skipped: ({ title }: RoundLine, { byName, reason }: NonNullable<RoundLine['skipped']>): Mrkdwn =>
      md`:fast_forward: *${title}* · left out by ${byName}: ${excerpt(reason, EXCERPT)}`,
    answered: (line: RoundLine): Mrkdwn => {
      const late = line.late ? md` · _late_` : undefined;
      const corrected = line.correctedByName ? md` · _corrected by ${line.correctedByName}_` : undefined;
      const first = md`${line.status ? { mrkdwn: word.statusEmoji(line.status) } : ''} *${line.title}* · ${line.ownerName}`;
      return lines([lines([first, late, corrected], ''), pace(line)]);
    },
    note: (line: RoundLine): Mrkdwn | undefined => {
      const parts = [
        line.note && excerpt(line.note, EXCERPT),
        line.obstacles && md`_In the way:_ ${excerpt(line.obstacles, EXCERPT)}`,
      ];
      const said = parts.flatMap((part) => (part ? [part] : []));
      return said.length === 0 ? undefined : lines([md`*${line.title}* · ${line.ownerName}`, ...said]);
    },
    more: (count: number): Mrkdwn => md`and ${word.goals(count)} more: \`/goal list\` shows all`,
    summary: (
      answered: number,
      asked: number,
      counts: Record<'on-track' | 'at-risk' | 'off-track', number>,
    ): Mrkdwn => {
      const named = (['on-track', 'at-risk', 'off-track'] as const).flatMap((status) =>
        counts[status] === 0 ? [] : [`${counts[status]} ${word.status(status)}`],
      );
      const state = named.length === 0 ? 'No goal has a value yet.' : `${format.list(named)}.`;
      return md`*Where we are:* ${format.number(answered)} of ${format.number(asked)} answered. ${state}`;
    },

    celebration: ({ reached, standing }: CelebrationNotice): Mrkdwn => {
      const mark = format.value(reached.value, reached.unit);
      const name = md`*${reached.title}*`;
      if (reached.what === 'target') return md`:trophy: ${name} reached its target of *${mark}*!`;
      if (reached.what === 'stretch') return md`:rocket: ${name} reached its stretch target of *${mark}*!`;
      if (reached.what === 'best') return md`:sparkles: ${name} is at *${mark}*, its best value ever!`;
      if (reached.what === 'recovery') return md`:seedling: ${name} is back on track at *${mark}*!`;
      if (reached.what === 'streak') {
        return md`:fire: ${name} kept to ${format.aim(standing.kpi)} for *${months(reached)}* in a row!`;
      }
      const aim = 'target' in standing.kpi ? format.value(standing.kpi.target, standing.kpi.unit) : '';
      return md`:tada: ${name} passed *${mark}*, a milestone on the way to ${aim}!`;
    },
    /** In place of a celebration: what is not so any more, without blame. */
    retraction: ({ reached, standing }: RetractionNotice): Mrkdwn => {
      const now = value(standing);
      const name = md`*${reached.title}*`;
      const since = now === undefined ? md`` : md` It is at *${now}* now.`;
      return md`:leaves: A correction came in since this celebrated ${name} for ${deed(reached, standing)}.${since} The celebration waits until it is so.`;
    },
    thanks: (reached: Reached): Mrkdwn => md`Well done, ${mention(reached.owner)}.`,
    progress: pace,
  };

  function deed(reached: Reached, { kpi }: Standing): string {
    const mark = format.value(reached.value, reached.unit);
    switch (reached.what) {
      case 'milestone':
        return `passing ${mark}`;
      case 'target':
        return `reaching its target of ${mark}`;
      case 'stretch':
        return `reaching its stretch target of ${mark}`;
      case 'best':
        return 'its best value ever';
      case 'recovery':
        return 'being back on track';
      case 'streak':
        return `keeping to ${format.aim(kpi)} for ${months(reached)} in a row`;
    }
  }

  function months({ months = 0 }: Reached): string {
    return `${format.number(months)} months`;
  }

  /** `82 % (+1 pp) · ▰▰▰▱▱ 60 % of the way, pace 50 % · on track` */
  function pace(standing: Standing): Mrkdwn {
    const { kpi, previous, progress, expected, status } = standing;
    const now = value(standing);
    if (now === undefined || progress === undefined) return md`${format.aim(kpi)} · no value yet`;
    const change = previous === undefined ? '' : ` (${format.change(previous, standing.value ?? 0, kpi.unit)})`;
    const way =
      expected === undefined
        ? `kept ${format.share(progress)} of the time, ${format.aim(kpi)}`
        : `${format.bar(progress)} ${format.progress(progress)} of the way, pace ${format.share(expected)}`;
    return md`${now}${change} · ${way}${status === undefined ? '' : ` · ${word.status(status)}`}`;
  }
}
