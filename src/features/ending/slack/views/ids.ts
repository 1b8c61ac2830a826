/** `action_id`s of what can be clicked. The buttons of a goal's card stand with the goal. */
export const ENDING_ACTIONS = {
  /** Menus whose options are goals' ids. */
  closeWhich: 'close_which',
  reopenWhich: 'reopen_which',
  deleteWhich: 'delete_which',
} as const;

/** `callback_id`s of the modals. */
export const ENDING_VIEWS = {
  closing: 'closing',
  reopening: 'reopening',
} as const;
