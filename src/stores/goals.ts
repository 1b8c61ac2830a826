import type { Db } from 'mongodb';
import type { Goal } from '../domain/goal/goal.ts';
import { endOf, NEVER } from '../domain/progress/ending.ts';
import type { GoalStore } from '../ports/goals.ts';
import { documents, saveVersion, type Unreadable } from './document.ts';
import { cadenceSchema, LIGHT_GOAL, OUTLINED_GOAL, outlineSchema } from './goal-schema.ts';
import type { GoalVersions } from './goal-versions.ts';

/** Of a team with two hundred goals a year, those of ten years. */
const MAX_OF_TEAM = 2000;
/** Three levels of as many as may serve one goal are at most so many in practice; what is beyond is not counted. */
const MAX_SERVING = 500;
/** As many goals as a team's list has. */
const MAX_OUTLINES = 500;
const NONE = { $exists: false };
/** Of each part that a person has. */
const MAX_INVOLVING = 1500;
/** As many as a list reads. */
const MAX_OF_CLIENT = 500;
const OLDEST_FIRST = { sort: { createdAt: 1 } } as const;
const PURSUED = { $in: ['active', 'draft'] };

/** Goals, each with its whole history, in the collection `goals`. */
export async function openGoalStore(db: Db, goals: GoalVersions, unreadable?: Unreadable): Promise<GoalStore> {
  const outlines = documents(db, 'goals', outlineSchema, unreadable);
  await goals.collection.createIndexes([
    { key: { workspace: 1, team: 1 } },
    { key: { workspace: 1, team: 1, savedAt: 1 } },
    { key: { workspace: 1, owner: 1, state: 1 } },
    { key: { workspace: 1, reporter: 1, state: 1 }, partialFilterExpression: { reporter: { $exists: true } } },
    { key: { workspace: 1, contributors: 1, state: 1 }, partialFilterExpression: { contributors: { $exists: true } } },
    { key: { workspace: 1, 'changes.id': 1 }, partialFilterExpression: { 'changes.id': { $exists: true } } },
    { key: { 'changes.at': 1 }, partialFilterExpression: { 'changes.at': { $exists: true } } },
    { key: { workspace: 1, 'blockers.owner': 1 } },
    { key: { workspace: 1, 'actions.owner': 1 }, partialFilterExpression: { 'actions.owner': { $exists: true } } },
    { key: { kpiId: 1 } },
    { key: { workspace: 1, parent: 1 }, partialFilterExpression: { parent: { $exists: true } } },
    { key: { workspace: 1, client: 1 }, partialFilterExpression: { client: { $exists: true } } },
    { key: { workspace: 1, 'feedback.client': 1 }, partialFilterExpression: { 'feedback.client': { $exists: true } } },
    { key: { workspace: 1, 'checkIns.client': 1 }, partialFilterExpression: { 'checkIns.client': { $exists: true } } },
    { key: { state: 1, askEndAt: 1, due: 1 } },
    { key: { unsettledSince: 1 }, partialFilterExpression: { unsettledSince: { $exists: true } } },
  ]);
  return {
    get: (workspace, id) => goals.one({ _id: id, workspace }),
    getMany: async (workspace, ids) => (ids.length === 0 ? [] : goals.list({ _id: { $in: [...ids] }, workspace })),
    forTeams: async (workspace, teams) => {
      if (teams.length === 0) return [];
      const ofTeams = { workspace, team: { $in: [...teams] } };
      const limit = MAX_OF_TEAM * teams.length;
      const found = await goals.list(ofTeams, { sort: { createdAt: 1 }, limit });
      if (found.length < limit) return found;
      return (await goals.list(ofTeams, { sort: { createdAt: -1 }, limit })).toReversed();
    },
    outlines: async (workspace, team) => {
      const found = outlines.collection.find({ workspace, team }, { projection: OUTLINED_GOAL });
      return outlines.readAll(await found.sort({ createdAt: 1, _id: 1 }).limit(MAX_OUTLINES).toArray());
    },
    cadencesOf: async (workspace, team) => {
      const groups = await goals.collection
        .aggregate([{ $match: { workspace, team, state: 'active' } }, { $group: { _id: '$cadence' } }])
        .toArray();
      return new Set(groups.flatMap(({ _id }) => cadenceSchema.safeParse(_id).data ?? []));
    },
    // One equality each, as an index answers it; few people have many goals.
    involving: (workspace, person) => {
      const parts = ['owner', 'reporter', 'contributors'] as const;
      const has = parts.map((part) => ({ workspace, [part]: person, state: PURSUED }));
      return goals.list({ $or: has }, { sort: { createdAt: 1 }, limit: MAX_INVOLVING });
    },
    ownedBy: (workspace, person) => goals.list({ workspace, owner: person }, { sort: { createdAt: 1 } }),
    drafts: (limit) => goals.list({ state: 'draft' }, { limit }),
    changedSince: (since, limit) => goals.list({ 'changes.at': { $gt: since } }, { limit }),
    withChange: (workspace, change) => goals.list({ workspace, 'changes.id': change }, { sort: { createdAt: 1 } }),
    blockedBy: (workspace, person) =>
      goals.list({
        workspace,
        state: 'active',
        blockers: { $elemMatch: { owner: person, cleared: { $exists: false } } },
      }),
    onKpis: (workspace, kpis) =>
      kpis.length === 0 ? Promise.resolve([]) : goals.list({ kpiId: { $in: [...kpis] }, workspace }),
    siblingsOn: (workspace, kpis, without) =>
      kpis.length === 0
        ? Promise.resolve([])
        : goals.list({ kpiId: { $in: [...kpis] }, workspace, state: 'active', _id: { $nin: [...without] } }),
    ofClient: async (workspace, ids) => {
      if (ids.length === 0) return [];
      const means = { $in: [...ids], $exists: true };
      const fields = ['client', 'feedback.client', 'checkIns.client'];
      const found = await Promise.all(fields.map((field) => goals.list({ workspace, [field]: means }, OLDEST_FIRST)));
      return oldestFirst(found.flat()).slice(0, MAX_OF_CLIENT);
    },
    serving: async (workspace, parents, outside = []) => {
      if (parents.length === 0) return [];
      const served = { workspace, parent: { $in: [...parents], $exists: true } };
      const filter = outside.length === 0 ? served : { ...served, team: { $nin: [...outside] } };
      const found = goals.collection.find(filter, { projection: LIGHT_GOAL });
      return goals.readAll(await found.sort({ createdAt: 1, _id: 1 }).limit(MAX_SERVING).toArray());
    },
    withoutKpi: (limit) => goals.list({ kpiId: { $exists: false } }, { limit }),
    ended: (before, now, limit) =>
      goals.list(
        // Two ranges of the index: whom nobody was asked about, and what was put off until now.
        {
          $or: [
            { state: 'active', askEndAt: NONE, due: { $lt: before } },
            { state: 'active', askEndAt: { $lte: now }, due: { $lt: before } },
          ],
        },
        { sort: { due: 1 }, limit },
      ),
    nextEndAt: async () => {
      const [waiting, running] = await Promise.all([
        goals.first({ state: 'active', askEndAt: { $lt: NEVER } }, { askEndAt: 1 }),
        goals.first({ state: 'active', askEndAt: NONE }, { due: 1 }),
      ]);
      const times = [waiting?.askEndAt, running && endOf(running.due)].flatMap((at) => at?.getTime() ?? []);
      return times.length === 0 ? undefined : new Date(Math.min(...times));
    },
    unsettled: (until, limit) =>
      goals.list({ unsettledSince: { $lte: until } }, { sort: { unsettledSince: 1 }, limit }),
    save: async (goal) => {
      const written = stamped(goal);
      const isWritten = await saveVersion(goals, written);
      if (isWritten) goals.wrote([goal], written.savedAt);
      return isWritten;
    },
    saveAll: async (changed) => {
      if (changed.length === 0) return true;
      const savedAt = new Date();
      const writes = changed.map((goal) => {
        const { _id, ...replacement } = goals.write(stamped(goal, savedAt));
        return { replaceOne: { filter: { _id, version: goal.version - 1 }, replacement } };
      });
      const { matchedCount } = await goals.collection.bulkWrite(writes, { ordered: false });
      if (matchedCount !== changed.length) return false;
      goals.wrote(changed, savedAt);
      return true;
    },
    remove: async ({ workspace, id, version }) =>
      (await goals.collection.deleteOne({ _id: id, workspace, version })).deletedCount === 1,
  };
}

/** With the time by which sheets know what they have not seen; no part of the goal. */
export const stamped = (goal: Goal, savedAt = new Date()) => ({ ...goal, savedAt });
/** Each once. */
function oldestFirst(found: readonly Goal[]): Goal[] {
  const all = [...new Map(found.map((goal) => [goal.id, goal])).values()];
  return all.toSorted(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1),
  );
}
