/** `action_id`s of what can be clicked. A button stands with the lowest feature that shows it. */
export const CHECK_IN_ACTIONS = {
  /** In App Home: opens what was begun and not sent. */
  resumeDraft: 'go_on',
  /** In the check-in modal: asks everything about one goal, its value. */
  more: 'more',
  /** In the check-in modal: forgets the draft. */
  discardDraft: 'start_afresh',
  /** Its value says which blocker, as `clearValue` writes it. */
  clearBlocker: 'clear_blocker',
  /** Its value says which celebration, as `kudosValue` writes it. */
  kudos: 'kudos',
} as const;

/** `callback_id`s of the modals. */
export const CHECK_IN_VIEWS = {
  checkIn: 'check_in',
} as const;
