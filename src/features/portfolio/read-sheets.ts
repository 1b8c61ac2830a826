import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import type { TeamId, WorkspaceId } from '../../domain/names.ts';
import { type SavedGoal, type SheetLine, sheetOf, sheetWith, sheetWithout } from '../../domain/portfolio/sheet.ts';
import { byKey } from '../../domain/report/by-key.ts';
import type { SheetStore } from '../../ports/portfolio.ts';
import type { Change } from '../../ports/schedule.ts';

export interface ReadSheetsPorts {
  readonly sheets: SheetStore;
}

export type SheetLines = ReadonlyMap<TeamId, readonly SheetLine[]>;

/** So many teams are noted until the next beat. Of what is beyond, who looks next reads a little more. */
const MAX_NOTED = 500;
/** What an operator changed by hand, or a clock that was wrong, is in a sheet after so long at the latest. */
const REMADE_AFTER_MS = 7 * 86_400_000;
const MAX_REMADE = 2;

/**
 * The goals of teams as lines, as they are stored at this moment: the sheets, and the goals that were saved since. What had
 * to be read is kept for the next one who looks.
 */
export async function readSheets(
  { sheets }: ReadSheetsPorts,
  workspace: WorkspaceId,
  teams: readonly TeamId[],
): Promise<SheetLines> {
  const stored = await sheets.ofTeams(workspace, teams);
  const since = await sheets.savedSince(workspace, stored);
  const saved = byKey<TeamId, SavedGoal>(since.goals, ({ goal }) => goal.team);
  const lines = new Map<TeamId, readonly SheetLine[]>();
  await forEachSequentially(stored, async (before) => {
    const { sheet, isWorthKeeping } = sheetWith(before, saved.get(before.id) ?? [], since.at);
    if (isWorthKeeping) await sheets.save(sheet);
    lines.set(sheet.id, sheet.lines);
  });
  const missing = teams.filter((id) => !lines.has(id));
  await forEachSequentially(missing, async (id) => {
    lines.set(id, await makeSheet(sheets, workspace, id));
  });
  return lines;
}

async function makeSheet(sheets: SheetStore, workspace: WorkspaceId, id: TeamId): Promise<readonly SheetLine[]> {
  const { at, goals } = await sheets.goalsOf(workspace, id);
  const sheet = sheetOf({ id, workspace }, goals, at);
  await sheets.save(sheet);
  return sheet.lines;
}

type Noted = NonNullable<Change['goalsOf']>;

/**
 * Keeps the sheets that somebody has looked at up to date, so that who looks next reads little. What is forgotten in a crash
 * is read by who looks; a goal that was removed in one, and whatever else went by the store, is put right once a week.
 */
export function keepSheets({ sheets }: ReadSheetsPorts) {
  const noted = new Map<TeamId, Noted>();
  const removed = new Map<string, Noted>();

  async function bringUpToDate({ workspace, team }: Noted): Promise<void> {
    const [sheet] = await sheets.ofTeams(workspace, [team]);
    if (sheet !== undefined) await readSheets({ sheets }, workspace, [team]);
  }

  async function drop({ workspace, team, removed: goal }: Noted): Promise<void> {
    const [sheet] = await sheets.ofTeams(workspace, [team]);
    if (sheet !== undefined && goal !== undefined) await sheets.save(sheetWithout(sheet, goal));
  }

  return {
    /** A store wrote or removed a goal; the sheet of its team follows at the next beat. */
    noteSheet: ({ goalsOf }: Change): void => {
      if (goalsOf === undefined) return;
      if (goalsOf.removed !== undefined && removed.size < MAX_NOTED) removed.set(goalsOf.removed, goalsOf);
      else if (noted.size < MAX_NOTED) noted.set(goalsOf.team, goalsOf);
    },

    /** Brings up to date what was noted, and makes the oldest sheets again. Returns how many there were. */
    keepSheets: async (): Promise<number> => {
      const [written, gone] = [[...noted.values()], [...removed.values()]];
      noted.clear();
      removed.clear();
      await forEachSequentially(gone, drop);
      await forEachSequentially(written, bringUpToDate);
      const old = await sheets.olderThan(REMADE_AFTER_MS, MAX_REMADE);
      await forEachSequentially(old, async ({ workspace, id }) => {
        await makeSheet(sheets, workspace, id);
      });
      return written.length + gone.length + old.length;
    },
  };
}
