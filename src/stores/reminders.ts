import type { Db } from 'mongodb';
import { z } from 'zod';
import type { Reminder } from '../domain/round/reminder.ts';
import type { ReminderStore } from '../ports/rounds.ts';
import { documents, type Unreadable } from './document.ts';

/** What was reminded of is forgotten after ninety days; a round is open for twenty working days at the most. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;

const reminderSchema: z.ZodType<Reminder> = z.object({
  id: z.string(),
  workspace: z.string(),
  round: z.string(),
  person: z.string(),
  number: z.number().int(),
  day: z.string(),
  at: z.date(),
  done: z.boolean(),
  early: z.boolean().exactOptional(),
});

/** When whom to remind, in the collection `reminders`. Their id is the guard: `round|person|reminder|number`. */
export async function openReminderStore(db: Db, unreadable?: Unreadable): Promise<ReminderStore> {
  const reminders = documents(db, 'reminders', reminderSchema, unreadable);
  await reminders.collection.createIndexes([
    { key: { done: 1, at: 1 } },
    { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ]);
  return {
    add: (reminder) => reminders.insert(reminder),
    due: (now, limit) => reminders.list({ done: false, at: { $lte: now } }, { sort: { at: 1 }, limit }),
    markDone: (id) => reminders.set({ _id: id }, { done: true }),
    reschedule: (id, at) => reminders.set({ _id: id, done: false }, { at }),
    nextAt: async () => (await reminders.first({ done: false }, { at: 1 }))?.at,
  };
}
