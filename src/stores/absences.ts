import type { Db } from 'mongodb';
import { z } from 'zod';
import type { Absence } from '../domain/team/absence.ts';
import type { AbsenceStore } from '../ports/teams.ts';
import { documents, type Unreadable } from './document.ts';

/** An absence is forgotten ninety days after its end. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;

export const absenceSchema: z.ZodType<Absence> = z.object({
  id: z.string(),
  workspace: z.string(),
  person: z.string(),
  from: z.string(),
  until: z.string(),
  delegate: z.string().exactOptional(),
  startsAt: z.date(),
  endsAt: z.date(),
  begun: z.boolean(),
  createdAt: z.date(),
});

/** Who is away when, in the collection `absences`. */
export async function openAbsenceStore(db: Db, unreadable?: Unreadable): Promise<AbsenceStore> {
  const absences = documents(db, 'absences', absenceSchema, unreadable);
  await absences.collection.createIndexes([
    { key: { workspace: 1, person: 1, until: 1 } },
    { key: { startsAt: 1 }, partialFilterExpression: { begun: false } },
    { key: { endsAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
  ]);
  return {
    add: (absence) => absences.insert(absence),
    get: (workspace, id) => absences.one({ _id: id, workspace }),
    within: (workspace, people, from, until) =>
      absences.list(
        { workspace, person: { $in: [...people] }, until: { $gte: from }, from: { $lte: until } },
        { sort: { from: 1 } },
      ),
    forPerson: (workspace, person, since) =>
      absences.list({ workspace, person, until: { $gte: since } }, { sort: { from: 1 } }),
    remove: async (workspace, person, id) => {
      const result = await absences.collection.deleteOne({ _id: id, workspace, person });
      return result.deletedCount === 1;
    },
    dueToBegin: (now, limit) =>
      absences.list({ begun: false, startsAt: { $lte: now } }, { sort: { startsAt: 1 }, limit }),
    markStarted: (id) => absences.set({ _id: id }, { begun: true }),
    nextStartAt: async () => (await absences.first({ begun: false }, { startsAt: 1 }))?.startsAt,
  };
}
