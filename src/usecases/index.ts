import type { Language } from '../domain/language.ts';
import type { Team } from '../domain/team/team.ts';
import { adviseDraft } from './advise-draft.ts';
import { adviseGoals } from './advise-goals.ts';
import { applyAnswer, sweepAnswers } from './apply-answer.ts';
import { askNow } from './ask-now.ts';
import { attachFeedback } from './attach-feedback.ts';
import { beginAbsences } from './begin-absences.ts';
import { personBlockers, teamBlockers } from './blockers.ts';
import { goalsOfForm } from './check-in-form.ts';
import { clearBlocker } from './clear-blocker.ts';
import { closeRounds } from './close-rounds.ts';
import { createGoal } from './create-goal.ts';
import { draftedPart } from './drafted-part.ts';
import { eachInTurn } from './each-in-turn.ts';
import { findGoals, seeGoal } from './find-goal.ts';
import { findTeam } from './find-team.ts';
import { moveToChannel, renameChannel } from './follow-channel.ts';
import { formDrafts } from './form-drafts.ts';
import { giveKudos } from './give-kudos.ts';
import { absencesOf, cancelAbsence, goAway } from './go-away.ts';
import { handOver } from './hand-over.ts';
import { keepLastValues } from './keep-last-values.ts';
import { listGoals } from './list-goals.ts';
import { localeOf } from './locale-of.ts';
import { nextStepDone } from './next-step-done.ts';
import { openPart } from './open-part.ts';
import { ownPart } from './own-part.ts';
import type {
  AbsenceStore,
  AnswerableStore,
  AnswerStore,
  Clock,
  Directory,
  Dispatcher,
  DraftStore,
  GoalStore,
  Holidays,
  HomeStore,
  Ids,
  ReminderStore,
  RoundStore,
  Scheduling,
  TeamStore,
  TemplateStore,
} from './ports.ts';
import { postDigest } from './post-digest.ts';
import { remindPeople } from './remind.ts';
import { runOccurrence } from './run-occurrence.ts';
import { saveTeam } from './save-team.ts';
import { openValueForm, showGoal } from './show-goal.ts';
import { showHome } from './show-home.ts';
import { skipGoals } from './skip-goals.ts';
import { snoozePrompt } from './snooze-prompt.ts';
import { submitCheckIn } from './submit-check-in.ts';
import { teamReports } from './team-reports.ts';
import { teamTemplates } from './team-templates.ts';
import { tellLead } from './tell-lead.ts';
import { wakeSnoozed } from './wake-snoozed.ts';
import { namesNextSteps, welcome, welcomeInviter } from './welcome.ts';
import { whatIsDue, whatToAnswer } from './what-is-due.ts';
import { may, whoIs } from './who.ts';

/** Everything that the use cases need from outside. */
export interface Ports {
  readonly teams: TeamStore;
  readonly goals: GoalStore;
  readonly templates: TemplateStore;
  readonly rounds: RoundStore;
  readonly answerable: AnswerableStore;
  readonly answers: AnswerStore;
  readonly drafts: DraftStore;
  readonly absences: AbsenceStore;
  readonly reminders: ReminderStore;
  readonly dispatcher: Dispatcher;
  readonly home: HomeStore;
  readonly directory: Directory;
  readonly scheduling: Scheduling;
  readonly holidays: Holidays;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The use cases, each with its ports. */
export function createUseCases(ports: Ports) {
  return {
    whoIs: (workspace: string, person: string) => whoIs(ports.directory, workspace, person),
    may: may(ports.directory),
    teamIn: (workspace: string, channel: string) => ports.teams.inChannel(workspace, channel),
    teamById: (workspace: string, id: string) => ports.teams.get(workspace, id),
    teamsOf: ports.teams.ofPerson,
    findTeam: findTeam(ports.teams),
    findGoals: findGoals(ports),
    seeGoal: seeGoal(ports),
    listGoals: listGoals(ports),
    whatIsDue: whatIsDue(ports),
    whatToAnswer: whatToAnswer(ports),
    goalsOfForm: goalsOfForm(ports),
    drafts: formDrafts(ports),
    submitCheckIn: submitCheckIn(ports),
    applyAnswer: applyAnswer(ports),
    sweepAnswers: sweepAnswers(ports),
    keepLastValues: keepLastValues(ports),
    openPart: openPart(ports),
    ownPart: ownPart(ports),
    draftedPart: draftedPart(ports),
    snoozePrompt: snoozePrompt(ports),
    wakeSnoozed: wakeSnoozed(ports),
    skipGoals: skipGoals(ports),
    handOver: handOver(ports),
    createGoal: createGoal(ports),
    adviseDraft: adviseDraft(ports),
    adviseGoals: adviseGoals(ports),
    templates: teamTemplates(ports),
    saveTeam: saveTeam(ports),
    previewTeam: (team: Team, language: Language) => ports.scheduling.preview(team, language),
    countryOf: (zone: string) => ports.holidays.countryOf(zone),
    holidayPlaces: async (country: string | undefined, language: Language) => ({
      countries: await ports.holidays.countries(language),
      regions: country === undefined ? [] : await ports.holidays.regions(country, language),
    }),
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
    askNow: askNow(ports),
    runOccurrence: runOccurrence(ports),
    closeRounds: closeRounds(ports),
    remindPeople: remindPeople(ports),
    beginAbsences: beginAbsences(ports),
    goAway: goAway(ports),
    absencesOf: absencesOf(ports),
    cancelAbsence: cancelAbsence(ports),
    tellLead: tellLead(ports),
    teamBlockers: teamBlockers(ports),
    blockersOf: personBlockers(ports),
    clearBlocker: clearBlocker(ports),
    attachFeedback: attachFeedback(ports),
    giveKudos: giveKudos(ports),
    moveToChannel: moveToChannel(ports),
    renameChannel: renameChannel(ports),
    channelIsBack: (workspace: string, channel: string) => ports.dispatcher.retry(workspace, channel),
    postDigest: postDigest(ports),
    reports: teamReports(ports),
    showGoal: showGoal(ports),
    openValueForm: openValueForm(ports),
    showHome: showHome(ports),
    localeOf: localeOf(ports),
    welcome: welcome(ports),
    namesNextSteps: namesNextSteps(ports),
    nextStepDone: async (workspace: string, team: string, step: 'goal' | 'round') => {
      const found = await ports.teams.get(workspace, team);
      if (found !== undefined) await nextStepDone(ports)(found, step);
    },
    welcomeInviter: welcomeInviter(ports),
  };
}

export type UseCases = ReturnType<typeof createUseCases>;
