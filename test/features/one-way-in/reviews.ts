import { aGoalDraft } from '../../support/samples.ts';
import type { Row } from './row.ts';

const about = ({ workspace, person, team }: Parameters<Row['call']>[1]) => ({ workspace, person, about: { team } });
const inGoal = (selection: Parameters<Row['call']>[1]) => ({ ...about(selection), goal: selection.goal });
const gone = { says: { ok: false, why: 'gone' } };

/** Reviews are led by who leads the team. Help is answered by who was asked. */
export const rows: Readonly<Record<string, Row>> = {
  showReview: { call: (on, selection) => on.showReview(about(selection)), stranger: 'not-the-lead' },
  showReviewGoal: { call: (on, selection) => on.showReviewGoal(inGoal(selection)), stranger: 'not-the-lead' },
  leadReview: { call: (on, selection) => on.leadReview(about(selection)), stranger: 'not-the-lead' },
  moveInReview: { call: (on, selection) => on.moveInReview(inGoal(selection)), stranger: 'not-the-lead' },
  mayDecide: { call: (on, selection) => on.mayDecide(inGoal(selection)), stranger: 'not-the-lead' },
  keepGoal: { call: (on, selection) => on.keepGoal(inGoal(selection)), stranger: 'not-the-lead' },
  noteDecision: {
    call: (on, selection) => on.noteDecision({ ...inGoal(selection), what: 'planned', ref: 'a1' }),
    stranger: 'not-the-lead',
  },
  carryOver: {
    call: (on, selection) =>
      on.carryOver({
        ...inGoal(selection),
        view: 'V11',
        input: aGoalDraft({ team: selection.team }),
        closing: { score: '', reason: '', learned: '' },
      }),
    stranger: 'not-the-lead',
  },
  objectivesForm: { call: (on, selection) => on.objectivesForm(about(selection)), stranger: 'not-the-lead' },
  decideObjectives: {
    call: (on, selection) =>
      on.decideObjectives({ ...about(selection), view: 'V12', input: { objectives: [], added: '', reason: '' } }),
    stranger: 'not-the-lead',
  },
  askForHelp: {
    call: (on, selection) =>
      on.askForHelp({ ...inGoal(selection), view: 'V10', to: 'U2', question: 'Can you call the clients?' }),
    stranger: 'not-the-lead',
  },
  helpToAnswer: {
    call: (on, { workspace, person, goal }) => on.helpToAnswer({ workspace, person, goal, help: 'h1' }),
    stranger: gone,
  },
  answerHelp: {
    call: (on, { workspace, person, goal }) => on.answerHelp({ workspace, person, goal, help: 'h1', answer: 'Yes.' }),
    stranger: gone,
  },
  endReview: { call: (on, selection) => on.endReview(about(selection)), stranger: 'not-the-lead' },
};
