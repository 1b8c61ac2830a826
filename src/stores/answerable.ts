import type { Db, Document } from 'mongodb';
import type { AnswerableStore } from '../ports/answers.ts';
import { documents, type Stored, type Unreadable } from './document.ts';
import { type GoalVersions, HEAD, type Head } from './goal-versions.ts';
import { roundSchema } from './rounds.ts';
import { teamSchema } from './teams.ts';

/** Of a team. */
const MAX_ROUNDS = 50;

/** The head of a goal, or what belongs to a team that has some of the goals. */
type Row = Head | { readonly team: readonly Stored[]; readonly rounds: readonly Stored[] };

/** Goals, their teams and the open rounds of these, by one aggregation over `goals`. */
export function openAnswerableStore(db: Db, goals: GoalVersions, unreadable?: Unreadable): AnswerableStore {
  const teams = documents(db, 'teams', teamSchema, unreadable);
  const rounds = documents(db, 'rounds', roundSchema, unreadable);
  return {
    of: async (workspace, ids) => {
      if (ids.length === 0) return { goals: [], teams: [], openRounds: [] };
      const rows = await goals.collection.aggregate<Row>(pipelineOf(workspace, ids)).toArray();
      const ofTeams = rows.flatMap((row) => ('team' in row ? [row] : []));
      return {
        goals: await goals.ofHeads(rows.flatMap((row) => ('team' in row ? [] : [row]))),
        teams: teams.readAll(ofTeams.flatMap(({ team }) => team)),
        openRounds: rounds.readAll(ofTeams.flatMap((row) => row.rounds)),
      };
    },
  };
}

function pipelineOf(workspace: string, ids: readonly string[]): Document[] {
  const joined = (from: string, foreignField: string, as: string, ...pipeline: Document[]) => ({
    $lookup: { from, localField: '_id', foreignField, as, pipeline: [{ $match: { workspace } }, ...pipeline] },
  });
  const these = { $match: { _id: { $in: [...ids] }, workspace } };
  const newestFirst = [{ $sort: { openedAt: -1, _id: 1 } }, { $limit: MAX_ROUNDS }];
  const ofTeams = [
    these,
    { $group: { _id: '$team' } },
    joined('teams', '_id', 'team'),
    joined('rounds', 'team', 'rounds', { $match: { state: 'open' } }, ...newestFirst),
  ];
  return [these, { $project: HEAD }, { $unionWith: { coll: 'goals', pipeline: ofTeams } }];
}
