import type { Db, Document } from 'mongodb';
import { MAX_CLIENTS } from '../domain/client/client.ts';
import type { HomeState } from '../domain/report/home-page.ts';
import type { Round } from '../domain/round/round.ts';
import { MAX_ABSENCES } from '../domain/team/absence.ts';
import type { Team } from '../domain/team/team.ts';
import { localDateOf } from '../domain/time/instant.ts';
import { addMonths } from '../domain/time/local-date.ts';
import type { HomeStore } from '../ports/goals.ts';
import type { Clock } from '../ports/runtime.ts';
import { absenceSchema } from './absences.ts';
import { clientSchema } from './clients.ts';
import { documents, type Stored, type Unreadable } from './document.ts';
import { draftKey, draftOutlineSchema } from './drafts.ts';
import { type GoalVersions, HEAD, type Head } from './goal-versions.ts';
import { pulseSchema } from './pulses.ts';
import { roundSchema } from './rounds.ts';
import { NOT_REMOVED, teamSchema } from './teams.ts';

/** Of a person; what is beyond is not on their page. */
const MAX_TEAMS = 50;
/** Of a team, of a person, and of a round. */
const MAX_GOALS = 500;
const MAX_ROUNDS = 50;
/** A quarter before this one, with room; nothing before it decides whether a client is due. */
const MONTHS_OF_PULSES = 6;
const MAX_OWN_PULSES = 500;

type Part = 'team' | 'round' | 'goal' | 'served' | 'held' | 'any-team' | 'draft' | 'absence' | 'pulse';

interface Row {
  readonly part: Part;
  readonly document: Stored & {
    readonly goals?: Head[];
    readonly closed?: Head[];
    readonly asked?: Stored[];
    readonly heldHere?: Stored[];
    readonly clients?: Stored[];
  };
}

/**
 * Everything that App Home needs, in one round trip: one aggregation over `teams` that joins goals, rounds and messages
 * (MongoDB manual, "$lookup" and "$unionWith"; a pipeline beside localField asks for MongoDB 5.0 or later). Of goals it brings
 * the heads; those that are not known in that version come by a second one.
 */
export function openHomeStore(db: Db, clock: Clock, goals: GoalVersions, unreadable?: Unreadable): HomeStore {
  const teams = documents(db, 'teams', teamSchema, unreadable);
  const rounds = documents(db, 'rounds', roundSchema, unreadable);
  const absences = documents(db, 'absences', absenceSchema, unreadable);
  const drafts = documents(db, 'drafts', draftOutlineSchema, unreadable);
  const clients = documents(db, 'clients', clientSchema, unreadable);
  const pulses = documents(db, 'pulses', pulseSchema, unreadable);
  return {
    of: async (workspace, person): Promise<HomeState> => {
      const pipeline = homePipeline(workspace, person, clock.now());
      const rows = await teams.collection.aggregate<Row>(pipeline).toArray();
      const parts = (part: Part) => rows.filter((row) => row.part === part).map(({ document }) => document);
      const teamRows = parts('team');
      const found: Team[] = teams.readAll(teamRows);
      const [all, below] = await Promise.all([
        goals.ofHeads(eachOnce([...rows.flatMap(({ document }) => document.goals ?? []), ...parts('goal')])),
        goals.ofHeads(eachOnce([...teamRows.flatMap(({ closed = [] }) => closed), ...parts('served')])),
      ]);
      const asking: Round[] = rounds.readAll(parts('round'));
      const [draft] = drafts.readAll(parts('draft'));
      const leads = new Set(found.filter(({ lead }) => lead === person).map(({ id }) => id));
      return {
        teams: found,
        // Not one that came to its end since its head was read.
        goals: all.filter(({ state }) => PURSUED.has(state)),
        serving: below,
        rounds: asking,
        asked: teamRows.filter(({ asked = [] }) => asked.length > 0).map(({ _id }) => _id),
        workspaceHasTeams: parts('any-team').length > 0,
        held:
          parts('held').length > 0 || teamRows.some(({ _id, heldHere = [] }) => leads.has(_id) && heldHere.length > 0),
        ...(draft && { draft: { fields: draft.fields, savedAt: draft.savedAt } }),
        absences: absences.readAll(parts('absence')),
        clients: clients.readAll(teamRows.flatMap(({ clients: its = [] }) => its)),
        pulses: pulses.readAll(parts('pulse')),
      };
    },
  };
}

const PURSUED: ReadonlySet<string> = new Set(['active', 'draft']);
/** Goals that are over, and count in what their parent comes to. */
const SCORED = { state: { $in: ['achieved', 'missed'] } };
const COUNTED = { state: { $in: ['active', 'achieved', 'missed'] } };
const ONE = [{ $limit: 1 }, { $project: { _id: 1 } }];
const wrapped = (part: Part) => ({ $project: { _id: 0, part: { $literal: part }, document: '$$ROOT' } });
const oldestFirst = [{ $sort: { createdAt: 1, _id: 1 } }, { $limit: MAX_GOALS }, { $project: HEAD }];

function homePipeline(workspace: string, person: string, now: Date): Document[] {
  const active = { workspace, state: 'active' };
  const serving = { workspace, parent: { $exists: true } };
  const pursued = { workspace, state: { $in: [...PURSUED] } };
  // One that is of no use any more need not be told of.
  const held = { workspace, state: 'held', $or: [{ expiresAt: { $exists: false } }, { expiresAt: { $gt: now } }] };
  const joined = (from: string, localField: string, foreignField: string, as: string, pipeline: Document[]) => ({
    $lookup: { from, localField, foreignField, as, pipeline },
  });
  const added = (coll: string, part: Part, ...stages: Document[]) => ({
    $unionWith: { coll, pipeline: [...stages, wrapped(part)] },
  });
  const since = addMonths(localDateOf(now, 'UTC'), -MONTHS_OF_PULSES);
  const asksMe = { $filter: { input: '$asks', as: 'ask', cond: { $eq: ['$$ask.person', { $literal: person }] } } };
  return [
    { $match: { workspace, members: person, ...NOT_REMOVED } },
    { $sort: { name: 1, _id: 1 } },
    { $limit: MAX_TEAMS },
    joined('goals', '_id', 'team', 'goals', [{ $match: pursued }, ...oldestFirst]),
    // What else counts in what a goal comes to: of active goals those that are on the page already do.
    joined('goals', '_id', 'team', 'closed', [{ $match: { ...serving, ...SCORED } }, ...oldestFirst]),
    joined('rounds', '_id', 'team', 'asked', [{ $match: { workspace } }, ...ONE]),
    joined('outbox', 'channel', 'to.channel', 'heldHere', [{ $match: held }, ...ONE]),
    joined('clients', '_id', 'team', 'clients', [
      { $match: { workspace } },
      { $sort: { name: 1, _id: 1 } },
      { $limit: MAX_CLIENTS },
      { $project: { notes: 0, changes: 0 } },
    ]),
    wrapped('team'),
    added(
      'rounds',
      'round',
      { $match: { workspace, 'asks.person': person, state: 'open' } },
      { $sort: { openedAt: -1, _id: 1 } },
      { $limit: MAX_ROUNDS },
      {
        $set: {
          wanted: { $reduce: { input: asksMe, initialValue: [], in: { $concatArrays: ['$$value', '$$this.goals'] } } },
        },
      },
      joined('goals', 'wanted', '_id', 'goals', [{ $match: active }, ...oldestFirst]),
    ),
    // One equality each, as an index answers it.
    added('goals', 'goal', { $match: { ...active, owner: person } }, ...oldestFirst),
    added('goals', 'goal', { $match: { ...active, reporter: person } }, ...oldestFirst),
    added('goals', 'goal', { $match: { ...active, 'blockers.owner': person } }, ...oldestFirst),
    added('goals', 'goal', { $match: { ...active, 'actions.owner': person } }, ...oldestFirst),
    added('goals', 'served', { $match: { ...serving, ...SCORED, owner: person } }, ...oldestFirst),
    added('goals', 'served', { $match: { ...serving, ...SCORED, reporter: person } }, ...oldestFirst),
    added('goals', 'served', { $match: { ...serving, ...COUNTED, contributors: person } }, ...oldestFirst),
    added('outbox', 'held', { $match: { ...held, 'to.user': person } }, ...ONE),
    added('teams', 'any-team', { $match: { workspace, ...NOT_REMOVED } }, ...ONE),
    added('drafts', 'draft', { $match: { _id: draftKey(workspace, person) } }, { $project: { 'fields.value': 0 } }),
    added(
      'absences',
      'absence',
      { $match: { workspace, person, endsAt: { $gt: now } } },
      { $sort: { from: 1, _id: 1 } },
      { $limit: MAX_ABSENCES },
    ),
    added(
      'pulses',
      'pulse',
      { $match: { workspace, by: person, on: { $gte: since } } },
      { $sort: { on: 1, _id: 1 } },
      { $limit: MAX_OWN_PULSES },
    ),
  ];
}

/** A goal may be a team's and a person's. */
function eachOnce(heads: readonly Head[]): Head[] {
  return [...new Map(heads.map((head) => [head._id, head])).values()];
}
