import type { Unit } from '../kpi/kpi.ts';
import { type Parsed, parsed, refused } from '../problem.ts';
import { readPlan } from '../reading/plans.ts';
import { readValue } from '../reading/value.ts';
import type { Goal, Milestone } from './goal.ts';

/** Of what a milestone is called. */
export const MAX_MILESTONE_TITLE = 80;
/** Of the whole field: as many milestones as there may be, each with its title. */
export const MAX_MILESTONES_LENGTH = 1000;
/** So many words at the most are a value: `2 weeks 3 days`. */
const MAX_VALUE_WORDS = 6;
const COLON = /^(.+?): +(.+)$/;
/** What says that a milestone lies at a share of the way, and which: `q1` at a quarter of it, however often it moved. */
const OF_WAY = /^q(\d+(?:\.\d+)?)(?:-\d+)?$/;

/** A milestone as it was typed. */
export type TypedMilestone = Omit<Milestone, 'id'>;

/**
 * Reads milestones: a list of values as `readPlan` reads it, or one a line (or between semicolons), a value and then what
 * it is called: `82 first pilot`, `82: first pilot`. The value is as many of the first words as read as one.
 */
export function readMilestones(text: string, unit: Unit, locale?: string): Parsed<readonly TypedMilestone[]> {
  const values = readPlan(text, unit, locale);
  if (values.ok) return parsed(values.value.map((value) => ({ value })));
  if (text.length > MAX_MILESTONES_LENGTH) return refused({ code: 'too-long', max: MAX_MILESTONES_LENGTH });
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const pieces = lines.length > 1 ? lines : text.split(';').map((piece) => piece.trim());
  const read = pieces.filter((piece) => piece !== '').map((piece) => readOne(piece, unit, locale));
  // Where no piece has a value and a title, it is a list that was mistyped.
  if (!read.some((one) => one?.title !== undefined)) return values;
  const found = read.flatMap((one) => one ?? []);
  if (found.length < read.length) return refused({ code: 'not-a-number', unit });
  const isTooLong = found.some(({ title = '' }) => title.length > MAX_MILESTONE_TITLE);
  return isTooLong ? refused({ code: 'too-long', max: MAX_MILESTONE_TITLE }) : parsed(found);
}

function readOne(piece: string, unit: Unit, locale: string | undefined): TypedMilestone | undefined {
  const [, before = '', after = ''] = COLON.exec(piece) ?? [];
  const named = readValue(before, unit, locale);
  if (named.ok) return { value: named.value, title: after.trim() };
  const words = piece.split(/\s+/);
  for (let count = Math.min(words.length, MAX_VALUE_WORDS); count > 0; count -= 1) {
    const value = readValue(words.slice(0, count).join(' '), unit, locale);
    const title = words.slice(count).join(' ');
    if (value.ok) return { value: value.value, ...(title !== '' && { title }) };
  }
  return undefined;
}

/** The shares of the way at which milestones lie that nobody named; undefined where they were named. */
export function sharesOfMilestones(milestones: readonly Milestone[]): readonly number[] | undefined {
  const shares = milestones.flatMap(({ id }) => shareOf(id) ?? []);
  return shares.length > 0 && shares.length === milestones.length ? shares : undefined;
}

function shareOf(id: string): number | undefined {
  const [, quarters] = OF_WAY.exec(id) ?? [];
  return quarters === undefined ? undefined : Number(quarters) / 4;
}

/**
 * Milestones of a changed goal under ids that never mean two things: one of a value that the goal has or had keeps its
 * id, a new one gets one of its own. What was celebrated of one is not taken for another.
 */
export function withStableIds(milestones: readonly Milestone[], goal: Goal): readonly Milestone[] {
  const earlier = (goal.changes ?? []).flatMap(({ was, now }) => [was, now]);
  const known = [...goal.milestones, ...earlier.flatMap((decisions) => decisions.milestones ?? [])];
  const taken = new Set(known.map(({ id }) => id));
  return milestones.map((milestone) => {
    const same = known.find(({ id, value }) => value === milestone.value && shareOf(id) === shareOf(milestone.id));
    const id = same?.id ?? freeId(milestone.id, taken);
    taken.add(id);
    return { ...milestone, id };
  });
}

/** Ends: each try is another id, and there are no more that are taken than there are milestones in the history. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const id = `${wanted.replace(/-\d+$/, '')}-${number}`;
    if (!taken.has(id)) return id;
  }
}
