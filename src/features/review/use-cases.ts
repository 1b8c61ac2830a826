import { type AnswerHelpPorts, answerHelp, helpToAnswer } from './answer-help.ts';
import { askForHelp } from './ask-for-help.ts';
import { type CarryOverPorts, carryOver } from './carry-over.ts';
import { keepGoal, mayDecide, noteDecision } from './decide.ts';
import { decideObjectives, objectivesForm } from './decide-objectives.ts';
import { endReview } from './end-review.ts';
import { leadReview, moveInReview } from './lead-review.ts';
import { type SettleReviewPorts, settleReview, sweepReviews } from './settle-review.ts';
import { showReview } from './show-review.ts';
import { type ShowReviewGoalPorts, showReviewGoal } from './show-review-goal.ts';

export type ReviewPorts = AnswerHelpPorts & CarryOverPorts & SettleReviewPorts & ShowReviewGoalPorts;

export type ReviewUseCases = ReturnType<typeof reviewUseCases>;
export type ReviewFollowUps = ReturnType<typeof reviewFollowUps>;

export function reviewUseCases(ports: ReviewPorts) {
  return {
    showReview: showReview(ports),
    showReviewGoal: showReviewGoal(ports),
    leadReview: leadReview(ports),
    moveInReview: moveInReview(ports),
    mayDecide: mayDecide(ports),
    keepGoal: keepGoal(ports),
    noteDecision: noteDecision(ports),
    carryOver: carryOver(ports),
    objectivesForm: objectivesForm(ports),
    decideObjectives: decideObjectives(ports),
    askForHelp: askForHelp(ports),
    helpToAnswer: helpToAnswer(ports),
    answerHelp: answerHelp(ports),
    endReview: endReview(ports),
  };
}

export function reviewFollowUps(ports: ReviewPorts) {
  return { settleReview: settleReview(ports), sweepReviews: sweepReviews(ports) };
}
