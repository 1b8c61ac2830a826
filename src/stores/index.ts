import type { Db } from 'mongodb';
import type { Clock, Ids } from '../ports/runtime.ts';
import { openAbsenceStore } from './absences.ts';
import { openAnswerableStore } from './answerable.ts';
import { openAnswerStore } from './answers.ts';
import { openClientStore } from './clients.ts';
import type { Unreadable } from './document.ts';
import { openDraftStore } from './drafts.ts';
import { openGoalVersions } from './goal-versions.ts';
import { openGoalStore } from './goals.ts';
import { openHomeStore } from './home.ts';
import { openInbox } from './inbox.ts';
import { openIndicatorStore } from './indicators.ts';
import { openFormStore } from './open-forms.ts';
import { openHomesStore } from './open-homes.ts';
import { openOutbox } from './outbox.ts';
import { openPeopleStore } from './people.ts';
import { openPictureStore } from './pictures.ts';
import { openPulseStore } from './pulses.ts';
import { openReminderStore } from './reminders.ts';
import { openReviewStore } from './reviews.ts';
import { openRoundStore } from './rounds.ts';
import { openScheduleStore } from './schedules.ts';
import { openSchema } from './schema.ts';
import { openSheetStore } from './sheets.ts';
import { openSubscriptionStore } from './subscriptions.ts';
import { openTeamStore } from './teams.ts';
import { openTemplateStore } from './templates.ts';

export interface StoreOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** The kinds of notices that can be shown. A message of another kind, from a later version, is put aside. */
  readonly noticeKinds: ReadonlySet<string>;
  readonly unreadable?: Unreadable;
  /** The request from Slack that is in hand. */
  readonly cause?: () => string | undefined;
}

/** Opens every collection and makes its indexes. */
export async function openStores(db: Db, { clock, ids, noticeKinds, unreadable, cause }: StoreOptions) {
  const goalVersions = openGoalVersions(db, unreadable);
  return {
    teams: await openTeamStore(db, unreadable),
    goals: await openGoalStore(db, goalVersions, unreadable),
    clients: await openClientStore(db, unreadable),
    indicators: await openIndicatorStore(db, unreadable),
    templates: await openTemplateStore(db, unreadable),
    pulses: await openPulseStore(db, unreadable),
    rounds: await openRoundStore(db, unreadable),
    reviews: await openReviewStore(db, unreadable),
    sheets: await openSheetStore(db, unreadable),
    subscriptions: await openSubscriptionStore(db, unreadable),
    answerable: openAnswerableStore(db, goalVersions, unreadable),
    answers: await openAnswerStore(db, unreadable),
    absences: await openAbsenceStore(db, unreadable),
    reminders: await openReminderStore(db, unreadable),
    drafts: await openDraftStore(db),
    openForms: await openFormStore(db),
    openHomesIn: await openHomesStore(db),
    inbox: await openInbox(db),
    people: openPeopleStore(db),
    pictures: openPictureStore(db),
    home: openHomeStore(db, clock, goalVersions, unreadable),
    outbox: await openOutbox(db, { clock, ids, noticeKinds, ...(cause && { cause }) }),
    schedules: await openScheduleStore(db),
  };
}

export { openSchema };
export type Stores = Awaited<ReturnType<typeof openStores>>;
