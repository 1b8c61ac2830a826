import type { Answer } from '../../../domain/check-in/answer.ts';
import { isBlank } from '../../../domain/check-in/check-in-input.ts';
import type { DraftSubject } from '../../../domain/check-in/form-draft.ts';
import type { FieldProblem } from '../../../domain/problem.ts';
import { readFields } from '../../../slack/fields.ts';
import { errorsAt, inputBlocks } from '../../../slack/form-errors.ts';
import { fieldOfBlock } from '../../../slack/ids.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import type { CheckInInput, Doubted, GoalProblem } from '../submit-check-in.ts';
import { nextPage } from './check-in-page.ts';
import type { CheckInDeps } from './deps.ts';
import { draftSubjectsOfForm } from './draft-fields.ts';
import { redrawForm } from './redraw-form.ts';
import { type CheckInContext, readCheckInContext } from './views/check-in-context.ts';
import { fieldBlock, readCheckIn, readTyped } from './views/check-in-form-codec.ts';
import { CHECK_IN_VIEWS } from './views/ids.ts';

/** The check-in modal and the form of one value: submitted, page by page, or closed with a draft in it. */
export function submitCheckIn(routes: Routes<CheckInDeps>): void {
  onSubmit(routes, CHECK_IN_VIEWS.checkIn, submit);
  routes.viewClosed(CHECK_IN_VIEWS.checkIn, async ({ ack, body, view }, deps) => {
    await ack();
    const failed = (error: unknown) => deps.logger.warn({ error }, 'a draft could not be kept');
    const kept = saveDraft(deps, { user: body.user.id, view }).then(() => deps.homes.refresh(body.user.id));
    await deps.track(kept).catch(failed);
  });
}

/**
 * Slack says what stood in the form that was closed, where it says it at all: a form that tells of nothing takes away
 * nothing of what was kept while it was filled in.
 */
async function saveDraft(deps: CheckInDeps, { user, view }: Pick<Submission, 'user' | 'view'>): Promise<void> {
  const typed = readTyped(view.state?.values ?? {});
  if (Object.values(typed).every((value) => value.length === 0)) return;
  const these = draftSubjectsOfForm(readCheckInContext(view.private_metadata));
  await deps.useCases.drafts.keep(deps.workspace, user, these, typed);
}

async function submit(deps: CheckInDeps, submission: Submission): Promise<SubmissionResult> {
  const { user, view } = submission;
  const context = readCheckInContext(view.private_metadata);
  const inputs = readCheckIn(view.private_metadata, readFields(view.state.values));
  // A page of many may be left as it is: its goals stay open.
  if (inputs.every(isBlank) && hasOtherPages(context)) return turnPage(deps, user, context);
  return recorded(deps, submission, context, inputs);
}

function hasOtherPages({ rest, before }: CheckInContext): boolean {
  return (rest ?? before) !== undefined;
}

async function turnPage(deps: CheckInDeps, user: string, context: CheckInContext): Promise<SubmissionResult> {
  const show = await nextPage(deps, user, context);
  return { afterAck: async () => undefined, ...(show && { show }) };
}

/** Values that look mistyped, or would follow what others said meanwhile, are asked about: once each, with everything that was typed kept in the form. */
async function confirmDoubts(
  deps: CheckInDeps,
  { user, view }: Submission,
  context: CheckInContext,
  doubts: readonly Doubted[],
): Promise<SubmissionResult | undefined> {
  const typed = readTyped(view.state.values);
  const asked = { ...context.asked, ...valuesOf(doubts) };
  const show = await redrawForm(deps, user, context, typed, { doubts, asked, since: deps.clock.now().toISOString() });
  return show && { afterAck: () => saveDraft(deps, { user, view }), show };
}

function valuesOf(doubts: readonly Doubted[]): Record<string, number> {
  // What came in meanwhile is asked about by when it came.
  const mistyped = doubts.filter(({ doubt }) => doubt.code !== 'meanwhile');
  return Object.fromEntries(mistyped.map(({ goal, value }) => [goal, value]));
}

async function recorded(
  deps: CheckInDeps,
  submission: Submission,
  context: CheckInContext,
  goalInputs: readonly CheckInInput[],
): Promise<SubmissionResult> {
  const { useCases, workspace, texts } = deps;
  const { user, view } = submission;
  const { asked = {}, since } = context;
  const submitted = await useCases.submitCheckIn({
    workspace,
    person: user,
    view: view.id,
    goalInputs,
    asked,
    ...(since && { since: new Date(since) }),
  });
  if (!submitted.ok) {
    if (submitted.doubts !== undefined) {
      const question = await confirmDoubts(deps, submission, context, submitted.doubts);
      const known = {
        ...context,
        asked: { ...asked, ...valuesOf(submitted.doubts) },
        since: deps.clock.now().toISOString(),
      };
      return question ?? recorded(deps, submission, known, goalInputs);
    }
    const isUnchanged = submitted.problems.every(({ problem }) => problem.code === 'nothing-changed');
    if (isUnchanged && hasOtherPages(context)) return turnPage(deps, user, context);
    const problems = submitted.problems.map((one) => atField(one, view));
    return { errors: errorsAt(problems, view, texts) };
  }
  const show = await nextPage(deps, user, context);
  return { afterAck: applied(deps, submitted.answer, draftSubjectsOfForm(context)), ...(show && { show }) };
}

/**
 * Its own function, so that what waits for its turn holds the answer and not the form. What others submitted meanwhile is
 * applied with it.
 */
function applied(
  { useCases, followUps, workspace, requestDelivery, homes }: CheckInDeps,
  answer: Answer,
  parts: readonly DraftSubject[],
) {
  const apply = followUps.applyTogether({ answer, parts });
  return async (): Promise<void> => {
    const lot = await apply();
    if (lot.length === 0) return;
    const submitted = lot.map(({ item }) => ({ person: item.answer.person, parts: item.parts }));
    await useCases.drafts.drop(workspace, submitted);
    requestDelivery();
    for (const { person } of submitted) homes.refresh(person);
  };
}

/** The field of the problem where the form of the goal has it, else the first one that it has. */
function atField({ goal, field, problem }: GoalProblem, view: Submission['view']): FieldProblem<string> {
  const own = inputBlocks(view)
    .map(fieldOfBlock)
    .filter((name) => name.startsWith(fieldBlock(goal, '')));
  const named = (name: string) => own.find((one) => one === fieldBlock(goal, name));
  return { field: named(field) ?? named('value') ?? own[0] ?? '', problem };
}
