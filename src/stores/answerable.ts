import type { Db, Document } from 'mongodb';
import type { AnswerableStore } from '../usecases/ports.ts';
import { documents, type Stored, type Unreadable } from './document.ts';
import { goalSchema } from './goals.ts';
import { roundSchema } from './rounds.ts';
import { teamSchema } from './teams.ts';

/** Of a team. */
const MOST_ROUNDS = 50;

interface Row {
  readonly goals: readonly Stored[];
  readonly team: readonly Stored[];
  readonly rounds: readonly Stored[];
}

/** Goals, their teams and the open rounds of these, joined by one aggregation over `goals`. */
export function openAnswerableStore(db: Db, unreadable?: Unreadable): AnswerableStore {
  const goals = documents(db, 'goals', goalSchema, unreadable);
  const teams = documents(db, 'teams', teamSchema, unreadable);
  const rounds = documents(db, 'rounds', roundSchema, unreadable);
  return {
    of: async (workspace, ids) => {
      if (ids.length === 0) return { goals: [], teams: [], openRounds: [] };
      const rows = await goals.collection.aggregate<Row>(pipelineOf(workspace, ids)).toArray();
      return {
        goals: goals.readAll(rows.flatMap((row) => row.goals)),
        teams: teams.readAll(rows.flatMap((row) => row.team)),
        openRounds: rounds.readAll(rows.flatMap((row) => row.rounds)),
      };
    },
  };
}

function pipelineOf(workspace: string, ids: readonly string[]): Document[] {
  const joined = (from: string, foreignField: string, as: string, ...pipeline: Document[]) => ({
    $lookup: { from, localField: '_id', foreignField, as, pipeline: [{ $match: { workspace } }, ...pipeline] },
  });
  return [
    { $match: { _id: { $in: [...ids] }, workspace } },
    { $group: { _id: '$team', goals: { $push: '$$ROOT' } } },
    joined('teams', '_id', 'team'),
    joined(
      'rounds',
      'team',
      'rounds',
      { $match: { state: 'open' } },
      { $sort: { openedAt: -1, _id: 1 } },
      { $limit: MOST_ROUNDS },
    ),
  ];
}
