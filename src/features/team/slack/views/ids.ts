/** `action_id`s of what can be clicked. A button stands with the lowest feature that shows it. */
export const TEAM_ACTIONS = {
  /** Its value is the channel that the team shall have, or empty. */
  newTeam: 'new_team',
  /** Its value is a team's id. */
  teamSettings: 'team_settings',
  /** In the team form: shows anew when people will be asked. */
  preview: 'preview',
  /** In the team form: shows the digest as it would be posted now. */
  previewDigest: 'preview_digest',
  /** In the team form: its value is the team's id. */
  removeTeam: 'remove_team',
  /** Its value is an absence's id. */
  cancelAbsence: 'cancel_absence',
  newGoal: 'new_goal',
  /** Opens the form that gives a person's goals to somebody else. Its value is the person. */
  handover: 'handover_person',
  /** Its value is a team's id. */
  askNow: 'ask_now',
} as const;

/** `callback_id`s of the modals. */
export const TEAM_VIEWS = {
  team: 'team',
  away: 'away',
} as const;
