/** `action_id`s of what can be clicked. A button stands with the lowest feature that shows it. */
export const REPORT_ACTIONS = {
  help: 'help',
  /** Its value is a team's id. */
  postDigest: 'post_digest',
} as const;
