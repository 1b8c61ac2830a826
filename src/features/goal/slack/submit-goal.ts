import { isDraft } from '../../../domain/goal/drafts.ts';
import { isPrivate, reporterOf } from '../../../domain/goal/people.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { infoModal } from '../../../slack/views/info-modal.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { GoalDeps } from './deps.ts';
import { readGoalContext, readGoalInput, readGoalValues } from './views/goal-form-codec.ts';
import { type GoalFormContext, NUMBER_FIELDS } from './views/goal-form-state.ts';
import { GOAL_VIEWS } from './views/ids.ts';

/** The direction decides which numbers there are. */
export const NUMBERS_OF_DIRECTION = { choice: 'direction', fields: NUMBER_FIELDS };

/** The form of a new goal. */
export function submitGoal(routes: Routes<GoalDeps>): void {
  onSubmit(routes, GOAL_VIEWS.goal, submit);
}

function followed({ follows }: GoalFormContext) {
  return follows === undefined ? {} : { follows };
}

async function submit(deps: GoalDeps, { user, view }: Submission): Promise<SubmissionResult> {
  const { useCases, followUps, workspace, texts } = deps;
  const context = readGoalContext(view.private_metadata);
  const input = readGoalInput(readGoalValues(readFields(view.state.values), context), context);
  const created = await useCases.createGoal({ workspace, person: user, view: view.id, input, ...followed(context) });
  if (!created.ok) return { errors: errorsAt(created.problems, view, texts, NUMBERS_OF_DIRECTION) };
  const { joined, newMembers = [] } = created;
  const { title, team } = created.goal;
  return {
    afterAck: async () => {
      await followUps.nextStepDone(workspace, team, 'goal');
      if (joined !== undefined) {
        await followUps.followTeam(joined);
        await followUps.welcome({ team: joined, joined: newMembers, by: user, isNew: false });
      }
      await followUps.notifyPeople(created.goal, user);
      deps.requestDelivery();
      deps.homes.refresh(user);
    },
    show: infoModal(
      textMessage(
        isDraft(created.goal)
          ? texts.draft.created(title, isPrivate(created.goal) ? undefined : created.channel)
          : texts.command.goalCreated(
              title,
              reporterOf(created.goal),
              joined && { team: joined.name, people: newMembers },
            ),
      ),
      texts,
    ),
  };
}
