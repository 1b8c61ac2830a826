import { z } from 'zod';
import { LANGUAGES } from '../../../../domain/language.ts';
import type { HolidayRegion } from '../../../../domain/team/team.ts';
import { TEAM_PARTS } from '../../../../domain/team/team-changes.ts';
import type { TeamInput } from '../../../../domain/team/team-input.ts';
import { FISCAL_YEAR_NAMES } from '../../../../domain/time/periods.ts';
import type { Fields } from '../../../../slack/fields.ts';

const teamContextSchema = z.object({
  team: z.string(),
  version: z.number().int(),
  /** Of the team as it was when the form was opened, or shown what came in since. */
  marks: z.partialRecord(z.enum(TEAM_PARTS), z.string()).exactOptional(),
  /** What came in since the form was opened, and was shown. */
  cameIn: z.array(z.object({ part: z.enum(TEAM_PARTS), isKept: z.boolean() })).exactOptional(),
  /** How often it was filled in with what came in: fields are others then, so that Slack takes it. */
  filled: z.number().int().exactOptional(),
});
export type TeamContext = z.infer<typeof teamContextSchema>;

/** What team a form edits, and what it was opened with; undefined for a new team. */
export function readTeamContext(metadata: string): TeamContext | undefined {
  return teamContextSchema.safeParse(JSON.parse(metadata || '{}')).data;
}

/** In the lists of countries and regions: none, and no region in particular. */
export const NOWHERE = '-';

/** `block_id` of the region of a country: for another country it is another field. */
export function regionBlock(country: string): string {
  return `region:${country}`;
}

/** `block_id` of the place of a region: for another region it is another field. */
export function placeBlock(country: string, region: string): string {
  return `place:${country}:${region}`;
}

/** `block_id` of the days that are usually off in a place; without one, how all of them begin. */
export function usualBlock(where?: HolidayRegion): string {
  return where === undefined ? 'usual:' : `usual:${where.country}:${where.region ?? NOWHERE}:${where.place ?? NOWHERE}`;
}

/** The team form. Numbers that are left empty are none. */
export function readTeam(fields: Fields): TeamInput {
  const rhythm = fields.choices('rhythm');
  const reminding = fields.choices('reminding');
  const channel = fields.choices('posts');
  const holidays = readRegion(fields);
  return {
    name: fields.text('name'),
    channel: fields.conversation('channel'),
    lead: fields.user('lead'),
    members: fields.users('members'),
    zone: fields.choice('zone') ?? '',
    rhythm: {
      monthly: rhythm.includes('monthly'),
      quarterly: rhythm.includes('quarterly'),
      annual: rhythm.includes('annual'),
      digest: rhythm.includes('digest'),
    },
    promptAt: fields.time('promptAt'),
    answerWithin: number(fields.text('answerWithin')),
    fiscalYearStart: Number(fields.choice('fiscalYearStart') ?? 1),
    reminders: fields.choices('reminders').map(Number),
    remindOnLastDay: reminding.includes('remindOnLastDay'),
    escalate: reminding.includes('escalate'),
    freshDays: number(fields.text('freshDays')),
    snoozes: number(fields.text('snoozes')),
    celebrations: channel.includes('celebrations'),
    quietDigest: channel.includes('quietDigest'),
    nameMissing: channel.includes('nameMissing'),
    language: z.enum(LANGUAGES).catch('en').parse(fields.choice('language')),
    staleAfter: number(fields.text('staleAfter')),
    fiscalYearName: z.enum(FISCAL_YEAR_NAMES).catch('both').parse(fields.choice('fiscalYearName')),
    holidays,
    worked: fields.text('worked'),
    daysOff: fields.text('daysOff'),
    usual: fields.choices(fields.like(usualBlock()) ?? ''),
    workingDays: fields.choices('workingDays').map(Number),
  };
}

/** A region belongs to the country that it was chosen for, and a place to its region: their fields bear those names. */
function readRegion(fields: Fields): HolidayRegion | undefined {
  const country = fields.choice('country');
  if (country === undefined || country === NOWHERE) return undefined;
  const region = fields.choice(regionBlock(country));
  if (region === undefined || region === NOWHERE) return { country };
  const place = fields.choice(placeBlock(country, region));
  return { country, region, ...(place !== undefined && place !== NOWHERE && { place }) };
}

function number(text: string): number {
  return text === '' ? Number.NaN : Number(text);
}
