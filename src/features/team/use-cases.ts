import { eachInTurn } from '../../concurrency/each-in-turn.ts';
import type { Language } from '../../domain/language.ts';
import type { Team } from '../../domain/team/team.ts';
import { may, whoIs } from '../../ports/actors.ts';
import { localeOf } from '../../ports/locale-of.ts';
import type { Scheduling } from '../../ports/ports.ts';
import { findTeam } from './find-team.ts';
import { type FollowChannelPorts, moveToChannel, renameChannel } from './follow-channel.ts';
import { type AwayPorts, absencesOf, cancelAbsence, goAway } from './go-away.ts';
import { addedByRegions, type HolidayChoicesPorts, holidayChoices } from './holiday-choices.ts';
import { nextStepDone } from './mark-next-step.ts';
import { type SaveTeamPorts, saveTeam } from './save-team.ts';
import { type TellLeadPorts, tellLead } from './tell-lead.ts';
import { namesNextSteps, type WelcomePorts, welcome, welcomeInviter } from './welcome.ts';

export interface TeamPorts
  extends SaveTeamPorts,
    HolidayChoicesPorts,
    AwayPorts,
    FollowChannelPorts,
    TellLeadPorts,
    WelcomePorts {
  readonly scheduling: Scheduling;
}

export type TeamUseCases = ReturnType<typeof teamUseCases>;

export function teamUseCases(ports: TeamPorts) {
  return {
    whoIs: (workspace: string, person: string) => whoIs(ports.directory, workspace, person),
    may: may(ports.directory),
    localeOf: localeOf(ports),
    teamIn: (workspace: string, channel: string) => ports.teams.inChannel(workspace, channel),
    teamById: (workspace: string, id: string) => ports.teams.get(workspace, id),
    teamsOf: ports.teams.ofPerson,
    findTeam: findTeam(ports.teams),
    saveTeam: saveTeam(ports),
    previewTeam: (team: Team, language: Language) => ports.scheduling.preview(team, language),
    countryOf: (zone: string) => ports.holidays.countryOf(zone),
    holidayChoices: holidayChoices(ports),
    addedByRegions: addedByRegions(ports),
    followTeam: (team: Team) => ports.scheduling.follow(team),
    /** Waits for `turn` before each team; the number of teams. */
    followAllTeams: async (workspace: string, turn: () => Promise<void> = async () => undefined) => {
      const follow = async (team: Team) => {
        await turn();
        await ports.scheduling.follow(team);
      };
      const teams = await ports.teams.all(workspace);
      await eachInTurn(teams, follow);
      return teams.length;
    },
    goAway: goAway(ports),
    absencesOf: absencesOf(ports),
    cancelAbsence: cancelAbsence(ports),
    tellLead: tellLead(ports),
    moveToChannel: moveToChannel(ports),
    renameChannel: renameChannel(ports),
    channelIsBack: (workspace: string, channel: string) => ports.dispatcher.retry(workspace, channel),
    welcome: welcome(ports),
    namesNextSteps: namesNextSteps(ports),
    nextStepDone: async (workspace: string, team: string, step: 'goal' | 'round') => {
      const found = await ports.teams.get(workspace, team);
      if (found !== undefined) await nextStepDone(ports)(found, step);
    },
    welcomeInviter: welcomeInviter(ports),
  };
}
