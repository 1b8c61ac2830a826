import type { Team, TeamSettings } from './team.ts';

/** What of a team is changed as one: a field of its form, or a few that belong together. */
const PARTS = {
  rhythm: ['monthly', 'quarterly', 'annual', 'digest'],
  promptAt: ['promptAt'],
  answerWithin: ['answerWithin'],
  reminders: ['reminders'],
  reminding: ['remindOnLastDay', 'escalate'],
  freshDays: ['freshDays'],
  snoozes: ['snoozes'],
  workingDays: ['workingDays'],
  holidays: ['holidays'],
  worked: ['worked'],
  daysOff: ['daysOff', 'offEveryYear'],
  fiscalYearStart: ['fiscalYearStart'],
  fiscalYearName: ['fiscalYearName'],
  posts: ['celebrations', 'quietDigest', 'nameMissing'],
  staleAfter: ['staleAfter'],
  language: ['language'],
} as const satisfies Record<string, readonly (keyof TeamSettings)[]>;
const OWN_PARTS = ['name', 'channel', 'members', 'lead', 'zone'] as const;

type SettingsPart = keyof typeof PARTS;
export type TeamPart = (typeof OWN_PARTS)[number] | SettingsPart;

const SETTINGS_PARTS = Object.keys(PARTS) as SettingsPart[];
/** In the order of the form. */
export const TEAM_PARTS: readonly TeamPart[] = [...OWN_PARTS, ...SETTINGS_PARTS];

/** A short mark of each part, which is another one where the part is. */
export type TeamMarks = Readonly<Partial<Record<TeamPart, string>>>;

/** What of a team came in while a form of it was open. */
export interface CameIn {
  readonly part: TeamPart;
  /** The form holds another change of it. */
  readonly isKept: boolean;
}

export interface MergedTeams {
  /** What was typed, with what came in where nothing was typed. */
  readonly team: Team;
  readonly cameIn: readonly CameIn[];
}

export function marksOfTeam(team: Team): TeamMarks {
  return Object.fromEntries(TEAM_PARTS.map((part) => [part, markOf(contentOf(team, part))]));
}

/**
 * A form of a team that somebody else changed since it was opened: what was typed stays, and what was not touched is as
 * it is by now. `marks` are those of the team with which the form was opened.
 */
export function mergeTeams(marks: TeamMarks, typed: Team, now: Team): MergedTeams {
  const [before, mine, theirs] = [marks, marksOfTeam(typed), marksOfTeam(now)];
  const changed = TEAM_PARTS.filter((part) => theirs[part] !== before[part] && theirs[part] !== mine[part]);
  const cameIn = changed.map((part) => ({ part, isKept: mine[part] !== before[part] }));
  const taken = cameIn.filter(({ isKept }) => !isKept).map(({ part }) => part);
  return { team: { ...taken.reduce((team, part) => withPart(team, part, now), typed), version: now.version }, cameIn };
}

function withPart(team: Team, part: TeamPart, from: Team): Team {
  if (!isOfSettings(part)) return { ...team, [part]: from[part] };
  const keys: readonly string[] = PARTS[part];
  const others = Object.entries(team.settings).filter(([key]) => !keys.includes(key));
  const taken = Object.entries(from.settings).filter(([key]) => keys.includes(key));
  // Of the same keys as before, as both are settings.
  return { ...team, settings: Object.fromEntries([...others, ...taken]) as unknown as TeamSettings };
}

function contentOf(team: Team, part: TeamPart): unknown {
  if (part === 'members') return team.members.toSorted();
  if (!isOfSettings(part)) return team[part];
  return PARTS[part].map((key) => {
    const content = team.settings[key];
    // The same region whatever the order of its parts.
    return typeof content === 'object' && !Array.isArray(content)
      ? Object.entries(content).toSorted()
      : (content ?? null);
  });
}

function isOfSettings(part: TeamPart): part is SettingsPart {
  return part in PARTS;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits: a form holds 3,000 characters for the bot, and a team may have many members. */
function markOf(content: unknown): string {
  let hash = FNV_OFFSET;
  for (const character of JSON.stringify(content)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), FNV_PRIME);
  }
  return (hash >>> 0).toString(36);
}
