import { SENTIMENTS, type Sentiment } from '../goal/feedback.ts';
import { MAX_TEXT_LENGTH } from '../goal/goal-input.ts';
import type { FeedbackItem } from './item.ts';
import { MAX_ID_LENGTH, type ReadRow, type Row, RowReader, type TableSettings } from './row.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What people call sentiments, folded. */
const SENTIMENT_NAMES = {
  positiv: 'positive',
  pleased: 'positive',
  gemischt: 'mixed',
  neutral: 'mixed',
  negativ: 'negative',
  unhappy: 'negative',
} as const;

export const readSentiment = (reader: RowReader): Sentiment | undefined =>
  reader.choice('sentiment', SENTIMENTS, SENTIMENT_NAMES);

/**
 * Reads a row of the table `feedback`: what a client said about a goal. The importing person kept it, or the goal's owner,
 * where the row names nobody. A row without an id is the one of its goal and words.
 */
export function readFeedback(
  row: Row,
  settings: TableSettings,
  vocabulary: Vocabulary,
  importer?: string,
): ReadRow<FeedbackItem> {
  const reader = new RowReader(row, settings, vocabulary);
  const goal = reader.goal('goal');
  const text = reader.required('words', reader.text('words', MAX_TEXT_LENGTH));
  const by = reader.person('by') ?? importer ?? goal?.owner;
  const from = reader.person('from');
  const at = reader.moment('at') ?? vocabulary.now;
  const sentiment = readSentiment(reader);
  const client = reader.client('client', goal?.team);
  const external = reader.text('id', MAX_ID_LENGTH);
  const { problems } = reader;
  if (problems.length > 0 || !goal || text === undefined || by === undefined) return { ok: false, problems };
  const id = external ?? vocabulary.derive('import', 'feedback', goal.id, text);
  return {
    ok: true,
    item: {
      item: 'feedback',
      goal: goal.id,
      id,
      text,
      by,
      at,
      ...(from && { from }),
      ...(sentiment && { sentiment }),
      ...(client && { client: client.id }),
    },
  };
}
