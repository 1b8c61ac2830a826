/** `action_id`s of what can be clicked. */
export const REVIEW_ACTIONS = {
  /** Begins the review, goes on with it, takes it over, or opens it again. */
  lead: 'review_lead',
  end: 'review_end',
  /** Open a goal; their value is its id. */
  open: 'review_open',
  previous: 'review_previous',
  next: 'review_next',
  overview: 'review_overview',
  /** Other pages of the overview; their values are the first item on them. */
  pageOn: 'review_on',
  pageBack: 'review_back',
  /** A menu of the reviews of other periods. */
  kind: 'review_kind',
  /** A menu of the goals that were meant. Its options are goals' ids. */
  which: 'review_which',
  /** What is decided about the goal that is open. */
  keep: 'review_keep',
  adjust: 'review_adjust',
  plan: 'review_plan',
  ask: 'review_ask',
  close: 'review_close',
  carry: 'review_carry',
  habit: 'review_habit',
  transfer: 'review_transfer',
  /** The objectives of a year. */
  objectives: 'review_objectives',
  /** In the message to who was asked for help. Its value says which request. */
  answer: 'answer_help',
} as const;

/** `callback_id`s of the modals. */
export const REVIEW_VIEWS = {
  review: 'review',
  adjust: 'review_adjust',
  plan: 'review_plan',
  ask: 'review_ask',
  close: 'review_close',
  carry: 'review_carry',
  transfer: 'review_transfer',
  objectives: 'review_objectives',
  answer: 'answer_help',
} as const;
