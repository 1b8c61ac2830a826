import type { Db } from 'mongodb';
import { z } from 'zod';
import type { FormState, OpenFormStore } from '../ports/open-forms.ts';
import { documents } from './document.ts';

const stateSchema: z.ZodType<FormState & { readonly id: string }> = z.object({
  id: z.string(),
  answers: z.number().default(0),
  errors: z
    .array(z.object({ field: z.string(), label: z.string().optional(), text: z.string(), held: z.string() }))
    .transform((errors) => errors.map((error) => ({ label: undefined, ...error })))
    .default([]),
  given: z
    .object({
      hash: z.string().optional(),
      context: z.string().optional(),
      inputs: z.array(z.string()),
      at: z.string(),
    })
    .transform((given) => ({ hash: undefined, context: undefined, ...given }))
    .exactOptional(),
});

/** Whatever is still on its way to a form by then is lost. */
const KEPT_SECONDS = 60 * 60;

/** What is known of open forms, in the collection `open_forms`. Forgotten after an hour. */
export async function openFormStore(db: Db): Promise<OpenFormStore> {
  const forms = documents(db, 'open_forms', stateSchema);
  await forms.collection.createIndexes([{ key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS }]);
  const change = async (_id: string, set: object, more: object = {}): Promise<FormState> => {
    // The store's own clock: it is the one that forgets.
    const update = { $set: set, $currentDate: { at: true }, ...more } as const;
    const found = await forms.collection.findOneAndUpdate({ _id }, update, { upsert: true, returnDocument: 'after' });
    return found === null ? { answers: 0, errors: [] } : forms.read(found);
  };
  return {
    get: (view) => forms.one({ _id: view }),
    answer: (view, errors) =>
      change(view, { errors }, { $inc: { answers: 1 }, ...(errors.length === 0 && { $unset: { given: 1 } }) }),
    give: (view, given) => change(view, { given }),
  };
}
