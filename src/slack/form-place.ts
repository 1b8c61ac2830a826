import type { ModalView } from '@slack/types';
import type { SubmissionResult } from './submission.ts';

/**
 * Where a form stands that a room shows over what is another's: that one keeps with it what it needs. What the form is to
 * do, and its fields, stay those of the room that it belongs to.
 */
export interface FormPlace<Done> {
  /** What the form itself is given as its `private_metadata`. */
  readonly metadata: string;
  /** The form as it is shown there, where it comes back with a question. */
  readonly wrap: (form: ModalView) => ModalView;
  /** What follows when it is done, beside what always does, and what is shown in its place. */
  readonly done: (what: Done) => Extract<SubmissionResult, { afterAck: unknown }>;
}
