/** `action_id`s of what can be clicked. A button stands with the lowest feature that shows it. */
export const ROUND_ACTIONS = {
  /** Its value is a round's id, or empty for everything that is due. */
  checkIn: 'check_in',
  /** In the round message and an answered prompt: opens the respondent's form of whoever clicks it. Its value is the round's id. */
  respondentForm: 'own_part',
  /** Buttons of a prompt; their value is the round's id. `noChange` without one is about everything that is due. */
  noChange: 'no_change',
  snooze: 'snooze',
  skip: 'skip',
  delegate: 'hand_over',
  /** Opens the pulses of clients that wait for the person. */
  pulses: 'pulses_due',
  /** The menu of one goal in a prompt; an option's value is a `GoalChoice`. */
  promptGoal: 'prompt_goal',
} as const;

/** `callback_id`s of the modals. */
export const ROUND_VIEWS = {
  skip: 'skip',
  delegate: 'hand_over',
} as const;
