import type { BlockAction, StaticSelectAction } from '@slack/bolt';
import { reporterOf } from '../../../domain/goal/people.ts';
import { localDateOf } from '../../../domain/time/instant.ts';
import { type ButtonClick, onButton, onClick } from '../../../slack/on-button.ts';
import { openModal } from '../../../slack/open-modal.ts';
import type { Routes } from '../../../slack/routes.ts';
import type { Message } from '../../../slack/views/message.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import { GOAL_ACTIONS, proposalButton } from '../../goal/index.ts';
import { noDraftText } from './answers.ts';
import type { DraftDeps } from './deps.ts';
import { proposalView } from './open-proposal.ts';
import { DRAFT_ACTIONS } from './views/ids.ts';

/** The buttons of a draft, wherever it stands. */
export function onDraft(routes: Routes<DraftDeps>): void {
  onButton(routes, GOAL_ACTIONS.proposeChange, (deps, click) => {
    const { client, user, value: goal } = click;
    return openModal(deps, click, proposalView(deps, { client, user, goal }));
  });
  onButton(routes, GOAL_ACTIONS.countMeIn, count);
  onButton(routes, GOAL_ACTIONS.activateGoal, (deps, { user, value }) => activate(deps, user, value));
  routes.action<BlockAction<StaticSelectAction>>(DRAFT_ACTIONS.activateWhich, async (args, deps) => {
    await args.ack();
    const goal = args.action.selected_option?.value ?? '';
    await onClick(deps, args, () => activate(deps, args.body.user.id, goal));
  });
  onButton(routes, GOAL_ACTIONS.takeProposal, (deps, click) => decide(deps, click, true));
  onButton(routes, GOAL_ACTIONS.declineProposal, (deps, click) => decide(deps, click, false));
}

async function count(deps: DraftDeps, { user: person, value: goal }: ButtonClick): Promise<Message> {
  const { useCases, workspace, texts } = deps;
  const counted = await useCases.countIn({ workspace, person, goal });
  show(deps, goal);
  if (!counted.ok) return textMessage(noDraftText(counted, texts));
  const { title } = counted.goal;
  return textMessage(counted.isIn ? texts.draft.countedIn(title) : texts.draft.countedOut(title));
}

/** Makes a goal of a draft, and says so to who did it. */
export async function activate(deps: DraftDeps, person: string, goal: string): Promise<Message> {
  const { useCases, workspace, texts } = deps;
  const activated = await useCases.activateGoal({ workspace, person, goal });
  show(deps, goal);
  if (!activated.ok) return textMessage(noDraftText(activated, texts));
  deps.homes.refresh(person);
  return textMessage(texts.draft.activated(activated.goal.title, reporterOf(activated.goal)));
}

async function decide(deps: DraftDeps, { user: person, value }: ButtonClick, taken: boolean): Promise<Message> {
  const { useCases, workspace, texts } = deps;
  const { goal, proposal } = proposalButton.decode(value);
  const decided = await useCases.decideProposal({ workspace, person, goal, proposal, taken });
  show(deps, goal);
  if (decided.ok) {
    const { title } = decided.goal;
    if (!taken) return textMessage(texts.draft.declined(title));
    const { title: named, target, due } = decided.proposal;
    const isWords = named === undefined && target === undefined && due === undefined;
    return textMessage(isWords ? texts.draft.takenWords(title) : texts.draft.taken(title));
  }
  if (decided.why !== 'decided') return textMessage(texts.draft.refused(decided.why));
  const { by, at, taken: wasTaken } = decided.decided;
  return textMessage(texts.draft.decidedBefore({ by, on: localDateOf(at, 'UTC') }, wasTaken, decided.today));
}

/** Its message says how the draft is now, also where it was the message that was behind. */
function show({ followUps, workspace, requestDelivery }: DraftDeps, goal: string): void {
  followUps.noteDraft({ people: [], draft: { workspace, goal } });
  requestDelivery();
}
