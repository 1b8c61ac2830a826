/** `action_id`s of what can be clicked. The button of a goal's card stands with the goal. */
export const ACTION_ITEM_ACTIONS = {
  /** Ticks one off, wherever it stands. Its value says which, as `finishButton` writes it. */
  finish: 'finish_action',
  /** The menus of one action and of one resource in the list of a goal. */
  action: 'action_menu',
  resource: 'resource_menu',
  /** Open the forms, over the list. */
  addAction: 'add_action',
  addResource: 'add_resource',
  /** Other pages of the list. Their values are the first action on them. */
  pageOn: 'actions_on',
  pageBack: 'actions_back',
} as const;

/** `callback_id`s of the modals. */
export const ACTION_ITEM_VIEWS = {
  action: 'action_item',
  resource: 'resource',
} as const;
