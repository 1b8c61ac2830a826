/** `action_id`s of what can be clicked. Their value is a client's ID where nothing else is said. */
export const PULSE_ACTIONS = {
  /** In a list, over which the form or the page opens. */
  score: 'pulse_score',
  show: 'pulse_show',
  /** In a page, which becomes the form. */
  scoreHere: 'pulse_score_here',
  /** As `scoreHere`, for the client that waits next. */
  scoreNext: 'pulse_score_next',
  skip: 'pulse_skip',
  /** Each choice of a level in the form. */
  level: 'pulse_level',
  /** Adds the next step to a goal; its value is a `plannedStep`. */
  plan: 'pulse_plan',
} as const;

/** `callback_id`s of the modals. */
export const PULSE_VIEWS = { form: 'pulse', skip: 'pulse_skip' } as const;
