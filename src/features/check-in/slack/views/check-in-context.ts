import { z } from 'zod';
import type { GoalId, RoundId } from '../../../../domain/names.ts';

/** Slack's limit (docs.slack.dev, views.open), in characters. */
const MAX_METADATA_LENGTH = 3000;

/** What the check-in modal is about, kept in its `private_metadata`. */
export interface CheckInContext {
  readonly entries: readonly {
    readonly goal: GoalId;
    readonly round?: RoundId;
    /** Whose inputs are asked for, in blocks `input.<name>`. */
    readonly calculator?: string;
    /** The check-in in whose place this one is to count. */
    readonly corrects?: string;
  }[];
  /** It is a page of goals, and not the form of one value. */
  readonly isPage?: boolean;
  /** Asks for what was learned, too. */
  readonly quarterly: boolean;
  /** Asks for next year, too. */
  readonly annual?: boolean;
  /** Nobody asked. */
  readonly volunteered?: boolean;
  /** Goals of the pages after this one. */
  readonly rest?: readonly GoalId[];
  /** Goals of the pages before this one, submitted or left for later. */
  readonly before?: number;
  /** Goals of which everything is asked, and not only the value, status and note. */
  readonly expanded?: readonly GoalId[];
  /** Values that were asked about, and that are taken when they are submitted again. */
  readonly asked?: Readonly<Record<GoalId, number>>;
  /** When it was opened, or was shown what others said since: an instant, as ISO 8601. */
  readonly since?: string;
  /** Counts how often it was begun afresh: Slack keeps what was typed in a field as long as its id stays. */
  readonly fresh?: number;
  /** It is a respondent's form of this round, filled in with their answers. */
  readonly ofRound?: RoundId;
}

/** The context as text. Of a list of pages that is too long the end is left out: those goals stay open. */
export function contextText(context: CheckInContext): string {
  const text = JSON.stringify(context);
  const { rest = [] } = context;
  if (text.length <= MAX_METADATA_LENGTH || rest.length === 0) return text;
  return contextText({ ...context, rest: rest.slice(0, -1) });
}

const checkInContextSchema = z.object({
  entries: z.array(
    z.object({
      goal: z.string(),
      round: z.string().exactOptional(),
      calculator: z.string().exactOptional(),
      corrects: z.string().exactOptional(),
    }),
  ),
  quarterly: z.boolean(),
  isPage: z.boolean().exactOptional(),
  annual: z.boolean().exactOptional(),
  volunteered: z.boolean().exactOptional(),
  rest: z.array(z.string()).exactOptional(),
  before: z.number().int().exactOptional(),
  expanded: z.array(z.string()).exactOptional(),
  asked: z.record(z.string(), z.number()).exactOptional(),
  since: z.iso.datetime().exactOptional(),
  fresh: z.number().int().exactOptional(),
  ofRound: z.string().exactOptional(),
});

/** What the check-in modal is about. */
export function readCheckInContext(metadata: string): CheckInContext {
  return checkInContextSchema.parse(JSON.parse(metadata));
}
