/** `action_id`s of what can be clicked. */
export const CLIENT_ACTIONS = {
  /** Opens the page of one, over the list. Its value is the client. */
  open: 'client_open',
  add: 'client_add',
  edit: 'client_edit',
  merge: 'client_merge',
  end: 'client_end',
  reopen: 'client_reopen',
  /** Other pages of the list, and of the goals of one client. Their values are what is first on them. */
  listOn: 'clients_on',
  listBack: 'clients_back',
  goalsOn: 'client_goals_on',
  goalsBack: 'client_goals_back',
} as const;

/** `callback_id`s of the modals. */
export const CLIENT_VIEWS = {
  add: 'client_add',
  edit: 'client_edit',
  merge: 'client_merge',
  end: 'client_end',
} as const;
