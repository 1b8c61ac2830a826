/** The slash command. */
export const COMMAND = '/goal';

/** `action_id`s of what can be clicked. */
export const ACTIONS = {
  /** Its value is a round's id, or empty for everything that is due. */
  checkIn: 'check_in',
  /** In the round message and an answered prompt: opens the own part of who clicks it. Its value is the round's id. */
  ownPart: 'own_part',
  /** In App Home: opens what was begun and not sent. */
  goOn: 'go_on',
  newGoal: 'new_goal',
  /** Its value says which blocker, as `clearValue` writes it. */
  clearBlocker: 'clear_blocker',
  /** Its value is a goal's id. */
  addValue: 'add_value',
  /** Its value says which check-in, as `correctValue` writes it. */
  correct: 'correct',
  /** Its value is the channel that the team shall have, or empty. */
  newTeam: 'new_team',
  /** Its value is a team's id. */
  teamSettings: 'team_settings',
  /** Its value is a team's id. */
  askNow: 'ask_now',
  help: 'help',
  /** Buttons of a prompt; their value is the round's id. `noChange` without one is about everything that is due. */
  noChange: 'no_change',
  snooze: 'snooze',
  skip: 'skip',
  handOver: 'hand_over',
  /** The menu of one goal in a prompt; an option's value is a `GoalChoice`. */
  promptGoal: 'prompt_goal',
  /** Its value is an absence's id. */
  cancelAbsence: 'cancel_absence',
  /** In the team form: shows anew when people will be asked. */
  preview: 'preview',
  /** In the team form: shows the digest as it would be posted now. */
  previewDigest: 'preview_digest',
  /** In the check-in modal: asks everything about one goal, its value. */
  more: 'more',
  /** In the check-in modal: forgets the draft. */
  startAfresh: 'start_afresh',
  /** Any element that is only filled in; some tell the app at once. Its block says which field it is. */
  typed: 'input',
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
  /** Its value is a team's id. */
  postDigest: 'post_digest',
  /** Its value says which celebration, as `kudosValue` writes it. */
  kudos: 'kudos',
  /** Its options are goals' ids. */
  showGoal: 'show_goal',
  /** Their values say which page, as `listPageValue` writes it. */
  listOn: 'list_on',
  listBack: 'list_back',
  /** In the form that adds a message to a goal: searched as the person types; an option's value is a goal's id. */
  feedbackGoal: 'feedback_goal',
} as const;

/** `callback_id`s of the shortcuts in manifest.yml. */
export const SHORTCUTS = {
  newGoal: 'new_goal',
  addToGoal: 'add_to_goal',
} as const;

/** `callback_id`s of the modals. */
export const VIEWS = {
  checkIn: 'check_in',
  goal: 'goal',
  team: 'team',
  skip: 'skip',
  handOver: 'hand_over',
  away: 'away',
  review: 'review',
  templates: 'templates',
  template: 'template',
  feedback: 'feedback',
} as const;

/** The `action_id` of every element that is only filled in. Its block says which field it is. */
export const INPUT = ACTIONS.typed;

/**
 * `block_id` of one field of one goal in the check-in modal. Goal ids hold no colon. `fresh` counts how often the form was
 * begun afresh.
 */
export function fieldBlock(goal: string, field: string, fresh = 0): string {
  return filledBlock(`${goal}:${field}`, fresh);
}

/** Which blocker a button clears, and the outbox message of the digest that it stands in. */
export interface ClearValue {
  readonly goal: string;
  readonly blocker: string;
  readonly digest?: string;
}

/** The value of a button that clears a blocker; `readClearValue` of `inputs.ts` reads it. */
export function clearValue(value: ClearValue): string {
  return JSON.stringify(value);
}

/** The `private_metadata` of the review: whose it is. */
export function reviewContext(team: string): string {
  return JSON.stringify({ team });
}

/** In the lists of countries and regions: none, and no region in particular. */
export const NOWHERE = '-';

/** `block_id` of the region of a country in the team form: for another country it is another field. */
export function regionBlock(country: string): string {
  return `region:${country}`;
}

/** The value of a button that corrects a check-in; `readCorrectValue` of `inputs.ts` reads it. */
export function correctValue(goal: string, checkIn: string): string {
  return JSON.stringify({ goal, checkIn });
}

const FILLED = /~\d+$/;

/** `block_id` of a field that the bot itself filled in so many times: Slack takes a new value into a new block alone. */
export function filledBlock(field: string, times: number): string {
  return times === 0 ? field : `${field}~${times}`;
}

/** The field of a block, however often it was filled in. */
export function fieldOfBlock(block: string): string {
  return block.replace(FILLED, '');
}

/** What a celebration's button cheers. */
export interface KudosValue {
  readonly goal: string;
  readonly key: string;
}

/** The value of the button of a celebration; `readKudosValue` of `inputs.ts` reads it. */
export function kudosValue({ goal, key }: KudosValue): string {
  return JSON.stringify({ goal, key });
}

/** A page of a list of goals: what was typed, and the first goal of the page. */
export interface ListPage {
  readonly typed: string;
  readonly from: number;
}

/** The value of a button that shows another page of a list; `readListPage` of `inputs.ts` reads it. */
export function listPageValue(page: ListPage): string {
  return JSON.stringify(page);
}
