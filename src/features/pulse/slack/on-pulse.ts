import type { BlockAction } from '@slack/bolt';
import { createKeyedQueue } from '../../../concurrency/keyed-queue.ts';
import { factorOf } from '../../../domain/pulse/quarter-pulse.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import { failureReport } from '../../../slack/failure-report.ts';
import { readFields } from '../../../slack/fields.ts';
import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import { openModal } from '../../../slack/open-modal.ts';
import { replaceView } from '../../../slack/replace-view.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { ROUND_ACTIONS } from '../../round/index.ts';
import type { PulseDeps } from './deps.ts';
import { formOf, pageOf } from './pulse-view.ts';
import { plannedStep, pulseContext } from './views/context.ts';
import { PULSE_ACTIONS, PULSE_VIEWS } from './views/ids.ts';
import { chosenIn } from './views/pulse-form.ts';
import { skipForm } from './views/skip-form.ts';

/** By when the next step is to be done, in days from the day on which the pulse was given. */
const STEP_DAYS = 30;

/** What is clicked and chosen in the list, the form, and the page of a client's pulse. */
export function onPulse(routes: Routes<PulseDeps>): void {
  onButton(routes, PULSE_ACTIONS.score, (deps, click) =>
    openModal(deps, click, formOf(deps, click.user, click.value), 'modal'),
  );
  onButton(routes, PULSE_ACTIONS.show, (deps, click) =>
    openModal(deps, click, pageOf(deps, click.user, click.value), 'modal'),
  );
  for (const id of [PULSE_ACTIONS.scoreHere, PULSE_ACTIONS.scoreNext]) onButton(routes, id, scoreInPlace);
  onButton(routes, PULSE_ACTIONS.skip, (deps, click) =>
    openModal(deps, click, Promise.resolve(skipForm(click.value, viewOf(click), deps.texts)), 'modal'),
  );
  onButton(routes, ROUND_ACTIONS.pulses, (deps, click) => openModal(deps, click, firstDue(deps, click)));
  onButton(routes, PULSE_ACTIONS.plan, planStep);
  onLevel(routes);
}

async function scoreInPlace(deps: PulseDeps, click: ButtonClick): Promise<Reply> {
  await replaceView(deps, click.client, { id: viewOf(click) }, await formOf(deps, click.user, click.value));
  return undefined;
}

function viewOf({ body }: ButtonClick): string {
  return body.view?.id ?? '';
}

/** From a prompt or Home: the first client that waits for the person; the others follow from its page. */
async function firstDue(deps: PulseDeps, { user }: ButtonClick) {
  const [first] = await deps.useCases.duePulses(deps.workspace, user);
  return first === undefined ? textMessage(deps.texts.pulse.nothingDue) : formOf(deps, user, first.id);
}

/** The next step of the weakest factor as an action of the person, once. */
async function planStep(deps: PulseDeps, click: ButtonClick): Promise<Reply> {
  const { useCases, workspace, texts } = deps;
  const { client, goal: id } = plannedStep.decode(click.value);
  const person = click.user;
  const shown = await useCases.showPulse({ workspace, person, client });
  const now = shown?.quarters.at(-1);
  const goal = shown?.goals.find((one) => one.id === id);
  if (shown === undefined || now === undefined || goal === undefined) {
    await replaceView(
      deps,
      click.client,
      { id: viewOf(click) },
      await pageOf(deps, person, client, { noteOf: () => texts.pulse.notPlanned }),
    );
    return undefined;
  }
  const { factor, mean } = factorOf(now, now.weakest);
  const due = addDays(now.on, STEP_DAYS);
  const saved = await useCases.addAction({
    workspace,
    person,
    goal: id,
    // The same step of the same quarter is one action, however often it is clicked.
    view: ['pulse', shown.client.id, now.quarter.id, factor].join('|'),
    input: {
      text: texts.pulse.nextStep(factor, mean, shown.client.name),
      owner: person,
      due: due < shown.today ? addDays(shown.today, STEP_DAYS) : due,
    },
  });
  const note = saved.ok ? texts.pulse.planned(goal.title) : texts.pulse.notPlanned;
  await replaceView(
    deps,
    click.client,
    { id: viewOf(click) },
    await pageOf(deps, person, client, { noteOf: () => note }),
  );
  return undefined;
}

/** Shows the last score of every factor that has one in the form by now. What was typed stays where it is. */
function onLevel(routes: Routes<PulseDeps>): void {
  const queue = createKeyedQueue();
  routes.action<BlockAction>(PULSE_ACTIONS.level, async (args, deps) => {
    await args.ack();
    const { body, client } = args;
    const { view, user, actions } = body;
    if (view === undefined || view.callback_id !== PULSE_VIEWS.form) return;
    const context = pulseContext.decode(view.private_metadata);
    const work = deps.forms.update({ view, actions, client, texts: deps.texts }, (show) =>
      queue.runLatest(view.id, async () => {
        const form = await formOf(deps, user.id, context.client, chosenIn(readFields(view.state.values)));
        // Why there is none any more is said when it is submitted: what was typed is not taken away.
        if ('type' in form) await show(form, (await deps.forms.hashOf(view.id)) ?? view.hash);
      }),
    );
    await deps.track(work).catch((error: unknown) => void failureReport(deps, 'pulse form', error));
  });
}
