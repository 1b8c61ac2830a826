/** `action_id`s of what can be clicked. A button stands with the lowest feature that shows it. */
export const GOAL_ACTIONS = {
  /** Its value is a goal's id. */
  addValue: 'add_value',
  /** Its value says which check-in, as `correctValue` writes it. */
  correct: 'correct',
  /** Its options are goals' ids. */
  showGoal: 'show_goal',
  /** Their values say which page, as `listPageValue` writes it. */
  listOn: 'list_on',
  listBack: 'list_back',
  /** In the goal form: every field that changes the form as it is filled in. Its block says which it is. */
  goalForm: 'goal_form',
  /** In the goal form: shows all fields, fills in what a history proposes, takes the title that the coach made. */
  moreFields: 'more_fields',
  fillProposal: 'fill_proposal',
  useTitle: 'use_title',
  /** Opens the list of templates. Its value is a team's id. */
  templates: 'templates',
  /** What can be done there. A template's button holds its key. */
  useTemplate: 'use_template',
  newTemplate: 'new_template',
  removeTemplate: 'remove_template',
  /** Its value is a goal's id. */
  saveTemplate: 'save_template',
  /** What ends a goal or opens it again, and sets another one in its place. Their values are a goal's id. */
  closeGoal: 'close_goal',
  reopenGoal: 'reopen_goal',
  undoClosing: 'undo_closing',
  deleteGoal: 'delete_goal',
  followGoal: 'follow_goal',
  /** In the form that adds a message to a goal: searched as the person types; an option's value is a goal's id. */
  feedbackGoal: 'feedback_goal',
} as const;

/** `callback_id`s of the modals. */
export const GOAL_VIEWS = {
  goal: 'goal',
  template: 'template',
  templates: 'templates',
  feedback: 'feedback',
} as const;

/** `callback_id`s of the shortcuts in manifest.yml. */
export const GOAL_SHORTCUTS = {
  newGoal: 'new_goal',
  addToGoal: 'add_to_goal',
} as const;
