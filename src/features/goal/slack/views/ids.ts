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
  /** Opens the form that changes a goal. Its value, or that of a menu's option, is a goal's id. */
  editGoal: 'edit_goal',
  chooseEdit: 'choose_edit',
  /** Opens what has changed about a goal, and shows other pages of it. Their values say which, as `changesPage` writes it. */
  allChanges: 'all_changes',
  changesOn: 'changes_on',
  changesBack: 'changes_back',
  /** In the goal form: every field that changes the form as it is filled in. Its block says which it is. */
  goalForm: 'goal_form',
  /** In the goal form: shows all fields, fills in what a history proposes, takes the title that the coach made. */
  moreFields: 'more_fields',
  fillProposal: 'fill_proposal',
  useTitle: 'use_title',
  /** Its value is the id of a KPI on which no goal runs. */
  addKpiValue: 'add_kpi_value',
  /** Opens the list of templates. Its value is a team's id. */
  templates: 'templates',
  /** What can be done there. A template's button holds its key. */
  useTemplate: 'use_template',
  newTemplate: 'new_template',
  removeTemplate: 'remove_template',
  /** Opens the form that gives a goal to somebody else. Its value is a goal's id. */
  handover: 'handover_goal',
  /** Its value is a goal's id. */
  saveTemplate: 'save_template',
  /** Their values say what is read whole, and from where on. */
  readAll: 'read_all',
  readOn: 'read_on',
  readBack: 'read_back',
  /** Opens what is to be done for a goal. Its value is the goal's id. */
  actionItems: 'action_items',
  /** What ends a goal or opens it again, and sets another one in its place. Their values are a goal's id. */
  closeGoal: 'close_goal',
  reopenGoal: 'reopen_goal',
  undoClosing: 'undo_closing',
  deleteGoal: 'delete_goal',
  followGoal: 'follow_goal',
  /** What people do about a draft. Their values are a goal's id, and those of the last two what `proposalButton` writes. */
  countMeIn: 'count_me_in',
  proposeChange: 'propose_change',
  activateGoal: 'activate_goal',
  takeProposal: 'take_proposal',
  declineProposal: 'decline_proposal',
  /** In the form that adds a message to a goal: searched as the person types; an option's value is a goal's id. */
  feedbackGoal: 'feedback_goal',
  /** In the form of a goal: the goal that it serves, searched in the same way. */
  parentGoal: 'parent_goal',
} as const;

/** `callback_id`s of the modals. */
export const GOAL_VIEWS = {
  goal: 'goal',
  editGoal: 'edit_goal',
  template: 'template',
  templates: 'templates',
  feedback: 'feedback',
  kpiValue: 'kpi_value',
  written: 'written',
} as const;

/** `callback_id`s of the shortcuts in manifest.yml. */
export const GOAL_SHORTCUTS = {
  newGoal: 'new_goal',
  addToGoal: 'add_to_goal',
} as const;
