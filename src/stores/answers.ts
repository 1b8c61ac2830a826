import type { Db } from 'mongodb';
import { z } from 'zod';
import type { Answer } from '../domain/check-in/answer.ts';
import type { AnswerStore } from '../ports/answers.ts';
import { documents, type Unreadable } from './document.ts';
import { actionSchema, checkInSchema } from './goal-schema.ts';

const answerSchema: z.ZodType<Answer> = z.object({
  id: z.string(),
  workspace: z.string(),
  person: z.string(),
  at: z.date(),
  entries: z.array(
    z.object({ goal: z.string(), checkIn: checkInSchema, actions: z.array(actionSchema).exactOptional() }),
  ),
  applied: z.boolean(),
});

/** What people submitted, word for word, in the collection `answers`. Nothing in it is ever changed but `markApplied`. */
export async function openAnswerStore(db: Db, unreadable?: Unreadable): Promise<AnswerStore> {
  const answers = documents(db, 'answers', answerSchema, unreadable);
  await answers.collection.createIndexes([{ key: { at: 1 }, partialFilterExpression: { applied: false } }]);
  return {
    record: (answer) => answers.insert(answer),
    markApplied: async (ids) => {
      await answers.collection.updateMany({ _id: { $in: [...ids] } }, { $set: { applied: true } });
    },
    unapplied: (until, limit) => answers.list({ applied: false, at: { $lte: until } }, { sort: { at: 1 }, limit }),
    pendingFor: (workspace, goals, limit) =>
      answers.list({ applied: false, workspace, 'entries.goal': { $in: [...goals] } }, { sort: { at: 1 }, limit }),
  };
}
