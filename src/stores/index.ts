import type { Db } from 'mongodb';
import type { Clock, Ids } from '../ports/runtime.ts';
import { openAbsenceStore } from './absences.ts';
import { openAnswerableStore } from './answerable.ts';
import { openAnswerStore } from './answers.ts';
import type { Unreadable } from './document.ts';
import { openDraftStore } from './drafts.ts';
import { openGoalStore } from './goals.ts';
import { openHomeStore } from './home.ts';
import { openIndicatorStore } from './indicators.ts';
import { openOutbox } from './outbox.ts';
import { openPeopleStore } from './people.ts';
import { openPictureStore } from './pictures.ts';
import { openReminderStore } from './reminders.ts';
import { openReviewStore } from './reviews.ts';
import { openRoundStore } from './rounds.ts';
import { openScheduleStore } from './schedules.ts';
import { openTeamStore } from './teams.ts';
import { openTemplateStore } from './templates.ts';

export interface StoreOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** The kinds of notices that can be shown. A message of another kind, from a later version, is put aside. */
  readonly noticeKinds: ReadonlySet<string>;
  readonly unreadable?: Unreadable;
}

/** Opens every collection and makes its indexes. */
export async function openStores(db: Db, { clock, ids, noticeKinds, unreadable }: StoreOptions) {
  return {
    teams: await openTeamStore(db, unreadable),
    goals: await openGoalStore(db, unreadable),
    indicators: await openIndicatorStore(db, unreadable),
    templates: await openTemplateStore(db, unreadable),
    rounds: await openRoundStore(db, unreadable),
    reviews: await openReviewStore(db, unreadable),
    answerable: openAnswerableStore(db, unreadable),
    answers: await openAnswerStore(db, unreadable),
    absences: await openAbsenceStore(db, unreadable),
    reminders: await openReminderStore(db, unreadable),
    drafts: await openDraftStore(db),
    people: openPeopleStore(db),
    pictures: openPictureStore(db),
    home: openHomeStore(db, clock, unreadable),
    outbox: await openOutbox(db, { clock, ids, noticeKinds }),
    schedules: await openScheduleStore(db),
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;
