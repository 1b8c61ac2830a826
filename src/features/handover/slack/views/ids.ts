/** `action_id`s of what can be clicked. */
export const HANDOVER_ACTIONS = {
  /** In the form: whose goals it is about. */
  from: 'handover_from',
} as const;

/** `callback_id`s of the modals. */
export const HANDOVER_VIEWS = {
  handover: 'handover',
} as const;
