import type { Kpi } from '../../domain/kpi/kpi.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { ProposedScore } from '../../domain/progress/proposed-score.ts';
import type { CarriedAs } from '../../domain/review/carry-over.ts';
import type { MinutesRow, ReviewName } from '../../domain/review/notices.ts';
import type { ObjectiveInYear } from '../../domain/review/objectives.ts';
import type { StoryLine } from '../../domain/review/story.ts';
import type { Formats } from '../format.ts';
import { clip, excerpt, type Mrkdwn, md } from '../mrkdwn.ts';
import { WHOLE } from '../shared/excerpts.ts';
import { reviewWords, TITLE } from './review-words.ts';
import type { words } from './words.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly turn: ReturnType<typeof turns>;
  }
}

/** The turn of a quarter or a year: goals that end, that go on, and what the period came to. */
export function turns(format: Formats, word: ReturnType<typeof words>) {
  const { name, period } = reviewWords(format, word);
  const count = (of: number, one: string, many: string) => (of === 1 ? `1 ${one}` : `${format.number(of)} ${many}`);
  const basis = ({ basis: by }: ProposedScore): string =>
    by.code === 'way'
      ? `${format.progress(Math.max(0, by.progress))} of the way`
      : `${format.number(by.kept)} of ${count(by.months, 'month', 'months')} kept`;
  const named = (parts: readonly (readonly [number, string])[]): string[] =>
    parts.flatMap(([of, text]) => (of > 0 ? [text] : []));
  const ended = ({ achieved, missed, dropped, score }: Extract<StoryLine, { of: 'ended' }>): Mrkdwn => {
    const ends = named([
      [achieved, `${format.number(achieved)} achieved`],
      [missed, `${format.number(missed)} missed`],
      [dropped, `${format.number(dropped)} dropped`],
    ]);
    const mean = score === undefined ? '' : ` · average score ${format.score(score)}`;
    return md`• ${count(achieved + missed + dropped, 'goal', 'goals')} ended: ${ends.join(', ')}${mean}`;
  };
  const story = (line: StoryLine): Mrkdwn => {
    switch (line.of) {
      case 'ended':
        return ended(line);
      case 'achieved': {
        const more = line.more > 0 ? ` and ${format.number(line.more)} more` : '';
        return md`• :tada: Achieved: ${format.list(line.titles.map((title) => clip(title, TITLE)))}${more}`;
      }
      case 'move':
        return md`• *${line.title}* moved from ${format.of(line.from, line.kpi)} to ${format.of(line.to, line.kpi)} (${format.aim(line.kpi)})`;
      case 'next': {
        const parts = named([
          [line.carried, `${count(line.carried, 'goal', 'goals')} carried over`],
          [line.running, `${count(line.running, 'goal runs', 'goals run')} on`],
          [line.over ?? 0, `${count(line.over ?? 0, 'goal is', 'goals are')} over without an outcome`],
        ]);
        return md`• Next: ${parts.join(', ')}`;
      }
    }
  };

  return {
    /** On a goal that ends: `Proposed score 0.7: 71% of the way`. */
    proposed: (proposed: ProposedScore): Mrkdwn =>
      md`Proposed score *${format.score(proposed.score)}*: ${basis(proposed)}`,
    noScore: md`No value, so no score is proposed.`,
    habitHint: md`:repeat: This goal has met its target for a while. Hold it from now on: make it a habit.`,
    choices: { carryOver: 'Carry over', habit: 'Make it a habit', objectives: 'Objectives' },

    formTitle: { goal: 'Carry over', habit: 'Make it a habit' } as Record<CarriedAs, string>,
    /** What the form does. */
    about: (as: CarriedAs, next: ReviewName): Mrkdwn =>
      as === 'habit'
        ? md`This closes the goal, and holds what it reached in ${period(next.kind, next.next)}.`
        : md`This closes the goal, and sets it again for ${period(next.kind, next.next)}.`,
    before: (kpi: Kpi, due: LocalDate): Mrkdwn => md`So far: ${format.aim(kpi)}, due ${format.fullDay(due)}`,
    along: (parts: { readonly actions: number; readonly blockers: number; readonly feedback: number }): Mrkdwn => {
      const all = named([
        [parts.actions, count(parts.actions, 'open action', 'open actions')],
        [parts.blockers, count(parts.blockers, 'blocker', 'blockers')],
        [parts.feedback, count(parts.feedback, 'client message', 'client messages')],
      ]);
      return all.length === 0 ? md`Its history goes along.` : md`Its history goes along, with ${format.list(all)}.`;
    },
    working: (next: ReviewName, why: string): Mrkdwn =>
      md`:bulb: *Proposal for ${period(next.kind, next.next)}.* ${why}`,
    noWorking: md`:bulb: There are too few values to propose a target from the trend, or they leave nothing to reach.`,
    endless: md`:bulb: The trend leads to the end of what is possible, so no target is proposed from it.`,
    scoreHint: (proposed: ProposedScore | undefined): string =>
      proposed === undefined
        ? 'From 0.0 (nothing of it) to 1.0 (all of it).'
        : `${format.score(proposed.score)} follows from the values: ${basis(proposed)}.`,
    reasonHint: 'Needed for a score other than the proposed one.',
    ownerLabel: 'Who owns it from now on?',
    cannot: md`:information_source: Only an active goal can be carried over, in the review of a quarter or a year.`,

    previous: (of: ReviewName, decided: number): Mrkdwn =>
      md`Last time: ${name(of)} · ${format.number(decided)} decided`,
    previousHeading: (of: ReviewName): Mrkdwn => md`*Decided last time* (${name(of)})`,

    objectivesTitle: 'Objectives',
    objectivesAbout: (of: ReviewName): Mrkdwn =>
      md`What your goals served until now. For ${period(of.kind, of.next)}, keep the words, change them, or empty the field to drop the objective. Goals that run on follow.`,
    objectiveLabel: (at: number): string => `Objective ${format.number(at)}`,
    objectiveHint: ({ achieved, missed, running }: ObjectiveInYear): string =>
      [
        `${format.number(achieved)} achieved`,
        `${format.number(missed)} missed`,
        `${count(running, 'runs', 'run')} on`,
      ].join(' · '),
    objectivesMore: (more: number): Mrkdwn =>
      md`${count(more, 'more objective is', 'more objectives are')} not shown. Save these first.`,
    noObjectives: md`None of the goals that everybody sees serves an objective in words.`,
    addedLabel: 'New objectives',
    addedHint: 'One per line.',
    objectivesSaved: md`:white_check_mark: The objectives are saved.`,
    serves: 'Objective',

    storyHeading: (of: ReviewName): string => `${period(of.kind, of.period)} in short`,
    row: (row: Extract<MinutesRow, { row: 'story' | 'objective' }>): Mrkdwn => {
      if (row.row === 'story') return story(row.line);
      const words = (text: string) => excerpt(text, WHOLE);
      if (row.was === undefined) return md`• Set: ${words(row.now ?? '')} · ${row.byName}`;
      if (row.now === undefined) return md`• Dropped: ${words(row.was)} · ${row.byName}`;
      if (row.was === row.now) return md`• Kept: ${words(row.now)} · ${row.byName}`;
      return md`• Reworded: ${words(row.was)} → ${words(row.now)} · ${row.byName}`;
    },
  };
}
