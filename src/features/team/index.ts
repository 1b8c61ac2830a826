import type { Feature } from '../feature.ts';
import { teamCommands } from './slack/commands.ts';
import type { TeamListenerUseCases } from './slack/deps.ts';
import { onAway } from './slack/on-away.ts';
import { onChannelEvents } from './slack/on-channel-events.ts';
import { onPeopleEvents } from './slack/on-people-events.ts';
import { onRemoveTeam } from './slack/on-remove-team.ts';
import { onTeamForm } from './slack/on-team-form.ts';
import { submitAway } from './slack/submit-away.ts';
import { submitTeam } from './slack/submit-team.ts';
import { goalsLeftMessage } from './slack/views/goals-left.ts';
import { standInMessage } from './slack/views/stand-in.ts';
import { undeliverableMessage } from './slack/views/undeliverable.ts';
import { invitedMessage, nextStepsMessage, welcomeMessage } from './slack/views/welcome.ts';
import { texts } from './texts.ts';
import { type TeamPorts, teamFollowUps, teamUseCases } from './use-cases.ts';

export { markNextStepDone } from './mark-next-step.ts';
export { type TypedTeam, teamAsEntered } from './save-team.ts';
export type { TeamListenerUseCases } from './slack/deps.ts';
export { forTeam } from './slack/for-team.ts';
export { newTeamForm, teamSettingsForm } from './slack/open-team-form.ts';
export { TEAM_ACTIONS } from './slack/views/ids.ts';
export { readTeam, readTeamContext } from './slack/views/team-form-codec.ts';
export { isMember, takeIn } from './take-in.ts';
export type { TeamPorts } from './use-cases.ts';

/** Teams: who is in them, their settings and channel, who is away. */
export const team = {
  name: 'team',
  useCases: teamUseCases,
  followUps: teamFollowUps,
  duties: (followUps) => [{ name: 'removed teams', phase: 'settle', run: followUps.endRemovedTeams }],
  texts,
  notices: {
    undeliverable: { message: undeliverableMessage },
    welcome: { message: welcomeMessage },
    'next-steps': { message: nextStepsMessage },
    invited: { message: invitedMessage },
    'goals-left': { message: goalsLeftMessage },
    'stand-in': { message: standInMessage },
  },
  commands: teamCommands,
  listen: (routes) => {
    const all = [onAway, onChannelEvents, onPeopleEvents, onRemoveTeam, onTeamForm, submitAway, submitTeam];
    for (const listen of all) listen(routes);
  },
} satisfies Feature<TeamPorts, TeamListenerUseCases>;
