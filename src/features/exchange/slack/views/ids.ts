/** `action_id`s of what can be clicked. Their values are an {@link ImportContext}. */
export const EXCHANGE_ACTIONS = {
  look: 'import_look',
  apply: 'import_apply',
  /** What a file leaves open: the number keeps the buttons of one message apart. */
  choices: ['import_choice_1', 'import_choice_2'],
} as const;
