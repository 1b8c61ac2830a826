import { z } from 'zod';
import { SENTIMENTS, type Sentiment } from '../domain/goal/goal.ts';
import type { FeedbackSource } from './views/feedback-modal.ts';

const sourceSchema = z.object({ channel: z.string(), ts: z.string(), from: z.string().exactOptional() });

/** The message whose words a form adds to a goal. Throws where it is not what the form was given. */
export function readFeedbackSource(metadata: string): FeedbackSource {
  return sourceSchema.parse(JSON.parse(metadata));
}

/** How the client sounds; undefined where nobody said. */
export function readSentiment(chosen: string | undefined): Sentiment | undefined {
  return z.enum(SENTIMENTS).safeParse(chosen).data;
}
