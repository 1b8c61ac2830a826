import type { Button, KnownBlock } from '@slack/types';
import { activationOf, isCommitted, isDraft } from '../../../../domain/goal/drafts.ts';
import type { Goal, Proposal } from '../../../../domain/goal/goal.ts';
import { openProposals } from '../../../../domain/goal/proposals.ts';
import type { LocalDate, UserId } from '../../../../domain/names.ts';
import { localDateOf } from '../../../../domain/time/instant.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { actions, button, context, fitting, LIMITS, plain, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS } from './ids.ts';

/** Which proposal a button decides about. */
export const proposalButton = idsCodec('goal', 'proposal');

/** What waits for a decision comes first; as it is decided, the next ones have room. */
const MAX_OPEN = 5;
const MAX_DECIDED = 5;
const MAX_PEOPLE = 20;
const ROOM = 4000;

interface Shown {
  readonly goal: Goal;
  readonly today: LocalDate;
  /** Whether the person may decide about it; not on a day that is over. */
  readonly mayDecide: boolean | undefined;
}

/** What was said of a goal while it was a draft, and what was decided. Nothing of one that never was. */
export function draftBlocks({ goal, today, mayDecide }: Shown, t: Texts): KnownBlock[] {
  const { commitments = [], proposals = [] } = goal;
  const activation = activationOf(goal);
  if (!isDraft(goal) && activation === undefined && proposals.length === 0) return [];
  const activated = activation && { by: activation.by, on: localDateOf(activation.at, 'UTC') };
  const people = commitments.slice(0, MAX_PEOPLE).map(({ by }) => by);
  const head = lines([
    isDraft(goal) ? t.draft.cardLead : activated && t.draft.cardActivated(activated, today),
    people.length > 0 ? t.draft.cardCommitted(people, commitments.length - people.length) : undefined,
  ]);
  const open = openProposals(goal);
  const decided = proposals.filter((one) => one.decided !== undefined).toReversed();
  const waiting = fitting(
    open.map((one) => t.draft.cardProposed(one.by, localDateOf(one.at, 'UTC'), one, today)),
    ROOM,
    MAX_OPEN,
  );
  const done = fitting(
    decided.map((one) => decidedText(one, today, t)),
    ROOM,
    MAX_DECIDED,
  );
  const left = waiting.left + done.left;
  return [
    ...(head.mrkdwn === '' ? [] : [section(head)]),
    ...waiting.shown.flatMap((text, index) => {
      const proposal = open[index];
      return [section(text), ...(proposal && mayDecide ? [decisionButtons(goal.id, proposal, '', t)] : [])];
    }),
    ...(done.shown.length > 0 ? [context(lines(done.shown))] : []),
    ...(left > 0 ? [context(t.draft.cardMore(left))] : []),
  ];
}

function decidedText({ by, decided, ...what }: Proposal, today: LocalDate, t: Texts): Mrkdwn {
  const { by: decidedBy = by, at = what.at, taken = false } = decided ?? {};
  return t.draft.cardDecided(by, what, { by: decidedBy, on: localDateOf(at, 'UTC'), taken }, today);
}

/** One click takes a proposal over or declines it. A screen reader hears whose it is. */
export function decisionButtons(goal: string, { id }: Pick<Proposal, 'id'>, byName: string, t: Texts): KnownBlock {
  const value = proposalButton.encode({ goal, proposal: id });
  const labelled = (made: Button, label: string): Button =>
    byName === '' ? made : { ...made, accessibility_label: plain(label, LIMITS.buttonText).text };
  return actions(
    labelled(button(t.draft.take, GOAL_ACTIONS.takeProposal, value), t.draft.takeLabel(byName)),
    labelled(button(t.draft.decline, GOAL_ACTIONS.declineProposal, value), t.draft.declineLabel(byName)),
  );
}

/** What a person may do about the draft that they look at; nothing about another goal. */
export function draftFooter(goal: Goal, person: UserId, mayActivate: boolean, t: Texts): KnownBlock[] {
  if (!isDraft(goal)) return [];
  const toggle = isCommitted(goal, person) ? t.draft.countMeOut : t.draft.countMeIn;
  return [
    actions(
      button(toggle, GOAL_ACTIONS.countMeIn, goal.id),
      button(t.draft.propose, GOAL_ACTIONS.proposeChange, goal.id),
      ...(mayActivate ? [button(t.draft.activate, GOAL_ACTIONS.activateGoal, goal.id, 'primary')] : []),
    ),
  ];
}
