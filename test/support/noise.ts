import { isoWeekOf } from '../../src/domain/time/local-date.ts';
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

/** What called one person through a quarter. Edits call nobody. */
export interface CallsOfPerson {
  readonly rhythm: string;
  readonly name: string;
  readonly role: string;
  /** The rounds that asked them. */
  readonly rounds: number;
  readonly prompts: number;
  readonly reminders: number;
  readonly callsARound: number;
  readonly mostInRound: number;
  /** To a lead, about who is missing: all of them, and the most in one week. */
  readonly missing: number;
  readonly missingInWeek: number;
  /** Direct messages about anything else. */
  readonly other: number;
}

const PROMPT = /^\*(.+)\* for .+$/;
const MISSING = /is (?:closed|over)\. /;

/** The direct messages of a person, by what they are about. */
export function calls(
  events: readonly StoryEvent[],
  { rhythm, name, role }: Pick<CallsOfPerson, 'rhythm' | 'name' | 'role'>,
): CallsOfPerson {
  const theirs = events.filter(({ where, what }) => where === name && what !== 'removed');
  const firstLine = ({ text }: StoryEvent) => text.split('\n')[0] ?? '';
  const prompts = theirs.filter((event) => PROMPT.test(firstLine(event)));
  const byRound = count(prompts.map((event) => PROMPT.exec(firstLine(event))?.[1] ?? ''));
  const missing = theirs.filter((event) => !prompts.includes(event) && MISSING.test(firstLine(event)));
  const byWeek = count(missing.map(({ on }) => weekOf(on)));
  return {
    rhythm,
    name,
    role,
    rounds: byRound.size,
    prompts: prompts.filter(({ what }) => what === 'posted').length,
    reminders: prompts.filter(({ what }) => what === 'bumped').length,
    callsARound: byRound.size === 0 ? 0 : Math.round((100 * prompts.length) / byRound.size) / 100,
    mostInRound: Math.max(0, ...byRound.values()),
    missing: missing.length,
    missingInWeek: Math.max(0, ...byWeek.values()),
    other: theirs.length - prompts.length - missing.length,
  };
}

function count(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function weekOf(day: string): string {
  const { year, week } = isoWeekOf(day);
  return `${year}-W${week}`;
}

/** What is allowed: calls a person and round, and messages to a lead about who is missing in a week. */
export interface NoiseBudget {
  readonly answers: number;
  readonly never: number;
  readonly leadInWeek: number;
}

/** `docs/noise.md`: what was counted, as a document. */
export function noiseDocument(counted: readonly CallsOfPerson[], budget: NoiseBudget): string {
  const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  const members = counted.filter(({ rounds }) => rounds > 0);
  const leads = counted.filter(({ missing, rounds }) => missing > 0 && rounds === 0);
  return `${[
    '# Noise',
    '',
    'A call is a message that notifies a person: a prompt, a reminder, or a direct message about something else. Edits',
    'notify nobody. `test/scenario/quiet-quarter.test.ts` counts the calls of two teams with default settings over 13',
    'weeks and writes this file. To print the counts, run `npx vitest run test/scenario/quiet-quarter.test.ts`.',
    '',
    '## Budget',
    '',
    `- A person who answers gets at most ${budget.answers} calls per round, and one who doesn't answer at most ${budget.never}.`,
    '- The default settings remind once per round, on the last day. Each day that a team adds is one more call.',
    '- Weekly and fortnightly rounds remind once at most, and nobody who left the last round unanswered.',
    '- Who leads several teams gets at most 1 digest of them per week, only if something is new, and can turn it off.',
    `- A lead gets at most ${budget.leadInWeek} message per week about missing answers. Weekly and fortnightly rounds mention`,
    '  the same person at most once in five weeks. `/goal review` always shows everybody.',
    "- The channel sees how many people haven't answered. A team can choose to see names.",
    '- The digest states in full only what is new. One line names what is unchanged.',
    '',
    '## Calls per person',
    '',
    ...table(
      ['Rhythm', 'Person', 'Rounds', 'Prompts', 'Reminders', 'Calls per round', 'Most in a round', 'Other messages'],
      members.map((one) => [
        one.rhythm,
        one.role,
        one.rounds,
        one.prompts,
        one.reminders,
        one.callsARound.toFixed(2),
        one.mostInRound,
        one.other,
      ]),
    ),
    '',
    '## Messages to the lead about missing answers',
    '',
    ...table(
      ['Rhythm', 'In the quarter', 'Most in a week', 'Other messages'],
      leads.map((one) => [one.rhythm, one.missing, one.missingInWeek, one.other]),
    ),
  ].join('\n')}\n`;
}
