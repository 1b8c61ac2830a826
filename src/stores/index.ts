import type { Db } from 'mongodb';
import type { Clock, Ids } from '../usecases/ports.ts';
import { openAnswerStore } from './answers.ts';
import { openGoalStore } from './goals.ts';
import { openOutbox } from './outbox.ts';
import { openPeopleStore } from './people.ts';
import { openRoundStore } from './rounds.ts';
import { openScheduleStore } from './schedules.ts';
import { openTeamStore } from './teams.ts';

/** Opens every collection and makes its indexes. */
export async function openStores(db: Db, { clock, ids }: { readonly clock: Clock; readonly ids: Ids }) {
  return {
    teams: await openTeamStore(db),
    goals: await openGoalStore(db),
    rounds: await openRoundStore(db),
    answers: await openAnswerStore(db),
    people: openPeopleStore(db),
    outbox: await openOutbox(db, { clock, ids }),
    schedules: await openScheduleStore(db),
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;
