import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import type { Language } from '../../domain/language.ts';
import type { UserId, WorkspaceId, Zone } from '../../domain/names.ts';
import type { HolidayRegion, Team } from '../../domain/team/team.ts';
import { admit } from '../../ports/actors.ts';
import { namesOf } from '../../ports/names.ts';
import type { Scheduling } from '../../ports/schedule.ts';
import { type AbsencePorts, absencesOf, addAbsence, cancelAbsence } from './absences.ts';
import { findTeam, teamSettings, teamToEdit } from './find-team.ts';
import { type FollowChannelPorts, moveToChannel, renameChannel } from './follow-channel.ts';
import { addedByRegions, type HolidayChoicesPorts, holidayChoices } from './holiday-choices.ts';
import { markNextStepDone } from './mark-next-step.ts';
import { notifyGoalsLeft } from './notify-goals-left.ts';
import { type NotifyLeadPorts, notifyLead } from './notify-lead.ts';
import { notifyOwnerGone } from './notify-owner-gone.ts';
import { notifyStandIn } from './notify-stand-in.ts';
import { previewTeam } from './preview-team.ts';
import { endRemovedTeams, type RemoveTeamPorts, removeTeam } from './remove-team.ts';
import { type SaveTeamPorts, saveTeam } from './save-team.ts';
import { namesNextSteps, type WelcomePorts, welcome, welcomeInviter } from './welcome.ts';

export interface TeamPorts
  extends SaveTeamPorts,
    HolidayChoicesPorts,
    AbsencePorts,
    FollowChannelPorts,
    NotifyLeadPorts,
    RemoveTeamPorts,
    WelcomePorts {
  readonly scheduling: Scheduling;
}

export type TeamUseCases = ReturnType<typeof teamUseCases>;
export type TeamFollowUps = ReturnType<typeof teamFollowUps>;

export function teamUseCases(ports: TeamPorts) {
  const { directory } = ports;
  return {
    /** Who asks, as Slack knows them. */
    profileOf: async (workspace: WorkspaceId, person: UserId) => (await admit(directory, workspace, person)).person,
    /** What people are called whom a text mentions. */
    namesOf: async (workspace: WorkspaceId, person: UserId, mentioned: readonly UserId[]) => {
      await admit(directory, workspace, person);
      return namesOf(directory, workspace, mentioned);
    },
    findTeam: findTeam(ports),
    teamSettings: teamSettings(ports),
    teamToEdit: teamToEdit(ports),
    saveTeam: saveTeam(ports),
    removeTeam: removeTeam(ports),
    previewTeam: previewTeam(ports),
    countryOf: async (workspace: WorkspaceId, person: UserId, zone: Zone) => {
      await admit(directory, workspace, person);
      return ports.holidays.countryOf(zone);
    },
    holidayChoices: async (
      workspace: WorkspaceId,
      person: UserId,
      where: HolidayRegion | undefined,
      language: Language,
    ) => {
      await admit(directory, workspace, person);
      return holidayChoices(ports)(where, language);
    },
    addedByRegions: async (workspace: WorkspaceId, person: UserId, country: string, language: Language) => {
      await admit(directory, workspace, person);
      return addedByRegions(ports)(country, language);
    },
    addAbsence: addAbsence(ports),
    absencesOf: absencesOf(ports),
    cancelAbsence: cancelAbsence(ports),
  };
}

export function teamFollowUps(ports: TeamPorts) {
  return {
    followTeam: (team: Team) => ports.scheduling.follow(team),
    /** Waits for `turn` before each team; the number of teams. */
    followAllTeams: async (workspace: WorkspaceId, turn: () => Promise<void> = async () => undefined) => {
      const follow = async (team: Team) => {
        await turn();
        await ports.scheduling.follow(team);
      };
      const teams = await ports.teams.all(workspace);
      await forEachSequentially(teams, follow);
      return teams.length;
    },
    endRemovedTeams: endRemovedTeams(ports),
    notifyLead: notifyLead(ports),
    notifyGoalsLeft: notifyGoalsLeft(ports),
    notifyOwnerGone: notifyOwnerGone(ports),
    notifyStandIn: notifyStandIn(ports),
    moveToChannel: moveToChannel(ports),
    renameChannel: renameChannel(ports),
    channelIsBack: (workspace: WorkspaceId, channel: string) => ports.dispatcher.retry(workspace, channel),
    welcome: welcome(ports),
    namesNextSteps: namesNextSteps(ports),
    nextStepDone: async (workspace: WorkspaceId, team: string, step: 'goal' | 'round') => {
      const found = await ports.teams.get(workspace, team);
      if (found !== undefined) await markNextStepDone(ports)(found, step);
    },
    welcomeInviter: welcomeInviter(ports),
  };
}
