/** What was wrong in a form that was submitted. */
export interface FormError {
  /** The field, whatever its block is called by now. */
  readonly field: string;
  /** What the field is called; absent where the form does not have it. */
  readonly label: string | undefined;
  readonly text: string;
  /** A hash of what stood in it. */
  readonly held: string;
}

/** What a form was given last. */
export interface GivenForm {
  readonly hash: string | undefined;
  /** What it holds for the bot. */
  readonly context: string | undefined;
  /** The `block_id`s of what it asks for. */
  readonly inputs: readonly string[];
  /** When somebody did what it followed from, as Slack counts (`action_ts`). */
  readonly at: string;
}

/** What is known of a form that is open. */
export interface FormState {
  /** How many submissions were answered. */
  readonly answers: number;
  /** Of the last one. */
  readonly errors: readonly FormError[];
  readonly given?: GivenForm;
}

/** The forms that are open, whichever instance serves them. */
export interface OpenFormStore {
  get(view: string): Promise<FormState | undefined>;
  /** A submission was answered, with errors or without; what it was given before is over where it was accepted. */
  answer(view: string, errors: readonly FormError[]): Promise<FormState>;
  /** It was given something. */
  give(view: string, given: GivenForm): Promise<FormState>;
}
