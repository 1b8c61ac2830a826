import type { Db } from 'mongodb';
import { z } from 'zod';
import { DRAFT_DAYS, type FormDraft } from '../domain/check-in/form-draft.ts';
import type { DraftStore } from '../ports/answers.ts';
import { documents } from './document.ts';

const outlineSchema = z.object({
  field: z.string(),
  byItself: z.literal(true).exactOptional(),
  corrects: z.string().exactOptional(),
  at: z.date().exactOptional(),
});
const draftSchema: z.ZodType<FormDraft> = z.object({
  id: z.string(),
  workspace: z.string(),
  person: z.string(),
  fields: z.array(outlineSchema.extend({ value: z.union([z.string(), z.array(z.string())]) })),
  savedAt: z.date(),
});
/** A draft without what was typed. */
export const draftOutlineSchema = z.object({
  id: z.string(),
  fields: z.array(outlineSchema),
  savedAt: z.date(),
});
const DAY_SECONDS = 24 * 60 * 60;

/** A person has one draft. */
export const draftKey = (workspace: string, person: string) => `${workspace}|${person}`;

/** What people typed and have not submitted, in the collection `drafts`. Forgotten after a fortnight. */
export async function openDraftStore(db: Db): Promise<DraftStore> {
  const drafts = documents(db, 'drafts', draftSchema);
  await drafts.collection.createIndexes([{ key: { savedAt: 1 }, expireAfterSeconds: DRAFT_DAYS * DAY_SECONDS }]);
  return {
    get: (workspace, person) => drafts.one({ _id: draftKey(workspace, person) }),
    having: async (workspace, people) => {
      const keys = people.map((person) => draftKey(workspace, person));
      const found = await drafts.collection.find({ _id: { $in: keys } }, { projection: { _id: 1 } }).toArray();
      const there = new Set(found.map(({ _id }) => _id));
      return new Set(people.filter((person) => there.has(draftKey(workspace, person))));
    },
    save: async (workspace, person, { fields, savedAt }) => {
      const _id = draftKey(workspace, person);
      if (fields.length === 0) await drafts.collection.deleteOne({ _id });
      else await drafts.collection.replaceOne({ _id }, { workspace, person, fields, savedAt }, { upsert: true });
    },
  };
}
