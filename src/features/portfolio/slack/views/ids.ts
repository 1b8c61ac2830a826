/** `action_id`s of what can be clicked. */
export const PORTFOLIO_ACTIONS = {
  /** Opens all teams, from a digest. */
  seeAll: 'portfolio_see_all',
  /** A menu: by what goals are grouped. */
  by: 'portfolio_by',
  /** A menu: the day of the digest. */
  day: 'portfolio_day',
  /** Opens a group; its value is the group's key. */
  open: 'portfolio_open',
  back: 'portfolio_back',
  /** Another page; its value is the first item on it. */
  pageOn: 'portfolio_page_on',
  pageBack: 'portfolio_page_back',
  /** Shows the card of a goal; its value is the goal's id. */
  show: 'portfolio_show',
  /** Opens the review of a team by its id, or of all that the person leads where there is none. */
  review: 'portfolio_review',
  reviewAll: 'portfolio_review_all',
} as const;

export const PORTFOLIO_VIEW = 'portfolio';
