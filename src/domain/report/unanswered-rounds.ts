import type { Goal } from '../goal/goal.ts';
import type { LocalDate, UserId } from '../names.ts';
import type { NameOf } from '../progress/standing.ts';
import { byId } from '../round/due-items.ts';
import { missingIn } from '../round/missing-report.ts';
import { peopleAsked, type Round } from '../round/round.ts';
import type { RoundKind } from '../schedule/occurrence.ts';
import type { Period } from '../time/periods.ts';
import type { UnansweredRound } from './notices.ts';

/** What is told of rounds that are over. */
export interface ClosedRounds {
  /** The newest first. */
  readonly rounds: readonly Round[];
  readonly goals: readonly Goal[];
  readonly nameOf: NameOf;
}

/** The rounds that closed between two days, both included, without the answer of everybody who was there. */
export function unansweredRounds(
  { rounds, goals, nameOf }: ClosedRounds,
  { first, last }: Pick<Period, 'first' | 'last'>,
  { dayOf, names }: { readonly dayOf: (at: Date) => LocalDate; readonly names: boolean },
): UnansweredRound[] {
  const known = byId(goals);
  return rounds.flatMap((round) => {
    const day = dayOf(round.closesAt);
    if (day < first || day > last) return [];
    const missing = new Set(missingIn(round, known).map(({ person }) => person));
    if (missing.size === 0) return [];
    const people = [...missing].map((person) => ({ person, name: nameOf(person) }));
    return [{ roundKind: round.kind, period: round.period, people, ...(names && { names: true as const }) }];
  });
}

/** Somebody who did not answer in rounds that are over, for the lead alone. */
export interface SilentPerson {
  readonly person: UserId;
  readonly name: string;
  /** How many of the rounds that asked them have no answer of theirs to something, and how many asked. */
  readonly missed: number;
  readonly asked: number;
  /** The latest of those that they missed. */
  readonly roundKind: RoundKind;
  readonly period: Period;
}

/** Who did not answer in rounds that are over: who missed the most first. */
export function silentPeople({ rounds, goals, nameOf }: ClosedRounds): SilentPerson[] {
  const known = byId(goals);
  const people = new Map<UserId, SilentPerson>();
  const asked = new Map<UserId, number>();
  for (const round of rounds) {
    for (const person of peopleAsked(round)) asked.set(person, (asked.get(person) ?? 0) + 1);
    for (const person of new Set(missingIn(round, known).map((one) => one.person))) {
      const { kind, period } = round;
      const before = people.get(person) ?? {
        person,
        name: nameOf(person),
        missed: 0,
        asked: 0,
        roundKind: kind,
        period,
      };
      people.set(person, { ...before, missed: before.missed + 1 });
    }
  }
  return [...people.values()]
    .map((one) => ({ ...one, asked: asked.get(one.person) ?? 0 }))
    .toSorted((one, other) => other.missed - one.missed);
}
