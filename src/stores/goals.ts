import type { Db } from 'mongodb';
import { endOf, NEVER } from '../domain/progress/ending.ts';
import type { GoalStore } from '../ports/goals.ts';
import { documents, saveVersion, type Unreadable } from './document.ts';
import { cadenceSchema, goalSchema, LIGHT_GOAL, OUTLINED_GOAL, outlineSchema } from './goal-schema.ts';

/** Three levels of as many as may serve one goal are at most so many in practice; what is beyond is not counted. */
const MAX_SERVING = 500;
/** As many goals as a team's list has. */
const MAX_OUTLINES = 500;
const NONE = { $exists: false };
const PURSUED = { $in: ['active', 'draft'] };

/** Goals, each with its whole history, in the collection `goals`. */
export async function openGoalStore(db: Db, unreadable?: Unreadable): Promise<GoalStore> {
  const goals = documents(db, 'goals', goalSchema, unreadable);
  const outlines = documents(db, 'goals', outlineSchema, unreadable);
  await goals.collection.createIndexes([
    { key: { workspace: 1, team: 1 } },
    { key: { workspace: 1, owner: 1, state: 1 } },
    { key: { workspace: 1, reporter: 1, state: 1 }, partialFilterExpression: { reporter: { $exists: true } } },
    { key: { workspace: 1, contributors: 1, state: 1 }, partialFilterExpression: { contributors: { $exists: true } } },
    { key: { workspace: 1, 'changes.id': 1 }, partialFilterExpression: { 'changes.id': { $exists: true } } },
    { key: { 'changes.at': 1 }, partialFilterExpression: { 'changes.at': { $exists: true } } },
    { key: { workspace: 1, 'blockers.owner': 1 } },
    { key: { workspace: 1, 'actions.owner': 1 }, partialFilterExpression: { 'actions.owner': { $exists: true } } },
    { key: { kpiId: 1 } },
    { key: { workspace: 1, parent: 1 }, partialFilterExpression: { parent: { $exists: true } } },
    { key: { state: 1, askEndAt: 1, due: 1 } },
    { key: { unsettledSince: 1 }, partialFilterExpression: { unsettledSince: { $exists: true } } },
  ]);
  return {
    get: (workspace, id) => goals.one({ _id: id, workspace }),
    getMany: async (workspace, ids) => (ids.length === 0 ? [] : goals.list({ _id: { $in: [...ids] }, workspace })),
    forTeams: (workspace, teams) => goals.list({ workspace, team: { $in: [...teams] } }, { sort: { createdAt: 1 } }),
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
    involving: async (workspace, person) => {
      const parts = ['owner', 'reporter', 'contributors'] as const;
      const found = await Promise.all(parts.map((part) => goals.list({ workspace, state: PURSUED, [part]: person })));
      const all = [...new Map(found.flat().map((goal) => [goal.id, goal])).values()];
      return all.toSorted(
        (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1),
      );
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
    save: (goal) => saveVersion(goals, goal),
    remove: async ({ workspace, id, version }) =>
      (await goals.collection.deleteOne({ _id: id, workspace, version })).deletedCount === 1,
  };
}
