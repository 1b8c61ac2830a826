import type { StoryEvent } from './story.ts';

/** What one person was sent about one round. */
export interface PersonalNoise {
  readonly round: string;
  readonly who: string;
  /** Messages of their own: the prompt, and to the lead who is missing. */
  readonly posted: number;
  /** How often one of them was brought down: a reminder, or a prompt that was put off and came back. */
  readonly bumped: number;
  /** The most of them that stood at one time. */
  readonly standing: number;
}

/** The direct messages of each person and round: those of which the first line names the round. */
export function personalNoise(events: readonly StoryEvent[], rounds: readonly string[]): PersonalNoise[] {
  const direct = events.filter(({ where }) => !where.startsWith('#'));
  return rounds.flatMap((round) => {
    const about = direct.filter(({ what, text }) => what !== 'removed' && (text.split('\n')[0] ?? '').includes(round));
    const messages = new Set(about.map(({ message }) => message));
    return [...new Set(about.map(({ where }) => where))].map((who) => {
      const theirs = direct.filter((event) => event.where === who && messages.has(event.message));
      const count = (what: StoryEvent['what']) => theirs.filter((event) => event.what === what).length;
      return { round, who, posted: count('posted'), bumped: count('bumped'), standing: mostAtOnce(theirs) };
    });
  });
}

function mostAtOnce(events: readonly StoryEvent[]): number {
  let now = 0;
  let most = 0;
  for (const { what } of events) {
    now += what === 'removed' ? -1 : 1;
    most = Math.max(most, now);
  }
  return most;
}
