import { Query } from 'mingo/query';
import { cloneDeep } from 'mingo/util';
import { CommandError } from '../errors.ts';
import { encode, retype } from '../values/codec.ts';
import { exactly } from '../values/fidelity.ts';
import type { PlainDocument } from '../values/order.ts';
import { queryOptions } from './context.ts';
import { asCommandError, checkPipeline, withNow } from './mingo.ts';
import { inOrderOf } from './stages.ts';

interface Readable {
  readonly plain: PlainDocument;
  readonly bson: Uint8Array;
}

/** Applies a projection of `find` to documents. The condition says what `field.$` stands for. */
export function projectAll(
  documents: readonly Readable[],
  projection: PlainDocument,
  condition: PlainDocument,
  now: Date,
): Uint8Array[] {
  if (Object.keys(projection).length === 0) return documents.map(({ bson }) => bson);
  checkPipeline([{ $project: projection }]);
  // Only `field.$` needs to know the condition.
  const positional = Object.keys(projection).some((path) => path.endsWith('.$'));
  try {
    const input = documents.map(({ plain }) => cloneDeep(plain) as PlainDocument);
    const query = new Query(positional ? condition : {}, queryOptions());
    const results = query.find<PlainDocument>(input, withNow(projection, now) as PlainDocument).all();
    if (results.length !== input.length) {
      throw new CommandError(51246, 'Executor error: the positional projection did not match the document');
    }
    return results.map((result, i) => {
      const plain = documents[i]?.plain ?? {};
      return encode(retype(inOrderOf(plain, result), plain, exactly(plain) ?? plain) as PlainDocument);
    });
  } catch (error) {
    throw asCommandError(error);
  }
}
