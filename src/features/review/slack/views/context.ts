import type { ModalView } from '@slack/types';
import z from 'zod';
import { REVIEW_KINDS } from '../../../../domain/review/review.ts';
import type { ReviewShown } from '../../../../domain/review/shown.ts';
import { jsonCodec } from '../../../../slack/codec.ts';

/** Which review, as Slack keeps it. */
export const aboutSchema = z.object({
  team: z.string().exactOptional(),
  kind: z.enum(REVIEW_KINDS),
  day: z.string(),
  goal: z.string().exactOptional(),
  client: z.string().exactOptional(),
});

/** The review that a modal shows, and the goal that is open in it or else the first item of its overview. */
export const reviewContext = jsonCodec(
  z.object({ about: aboutSchema, at: z.string().exactOptional(), from: z.number().int().min(0).exactOptional() }),
);
export type ReviewContext = ReturnType<typeof reviewContext.decode>;

/** What Slack keeps for a form over the review: which review and goal, Slack's id of the review's view, and the form's own. */
export const formContext = jsonCodec(
  z.object({ about: aboutSchema, goal: z.string(), below: z.string(), inner: z.string() }),
);
export type FormContext = ReturnType<typeof formContext.decode>;

/** Which request for help somebody answers. */
export const helpContext = jsonCodec(z.object({ goal: z.string(), help: z.string() }));

export function aboutOf({
  of: { scope, kind, period, goal },
  client,
}: Pick<ReviewShown, 'of' | 'client'>): ReviewContext['about'] {
  return {
    ...('team' in scope && { team: scope.team }),
    kind,
    day: period.first,
    ...(goal !== undefined && { goal }),
    ...(client && { client: client.id }),
  };
}

/** A form of another room, over the review. */
export function overReview(form: ModalView, view: string, context: Omit<FormContext, 'inner'>): ModalView {
  const inner = form.private_metadata ?? '';
  return { ...form, callback_id: view, private_metadata: formContext.encode({ ...context, inner }) };
}
