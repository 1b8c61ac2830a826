/** `action_id`s of what can be clicked. The buttons of a draft stand with the goal. */
export const DRAFT_ACTIONS = {
  /** A menu whose options are goals' ids. */
  activateWhich: 'activate_which',
} as const;

/** `callback_id`s of the modals. */
export const DRAFT_VIEWS = {
  proposal: 'proposal',
} as const;
