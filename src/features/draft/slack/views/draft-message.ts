import type { KnownBlock } from '@slack/types';
import type { DraftNotice } from '../../../../domain/goal/notices.ts';
import { actions, button, context, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import { textMessage } from '../../../../slack/views/replies.ts';
import type { Texts } from '../../../../text/index.ts';
import { excerpt, lines } from '../../../../text/mrkdwn.ts';
import { DESCRIPTION_EXCERPT } from '../../../../text/shared/excerpts.ts';
import { decisionButtons, GOAL_ACTIONS } from '../../../goal/index.ts';

type Open = Extract<DraftNotice, { readonly state: 'open' }>;
type Activated = Extract<DraftNotice, { readonly state: 'activated' }>;

/** A draft in the channel: what it is, what is proposed, who counts themselves in, and what can be done about it. */
export function draftMessage(notice: DraftNotice, t: Texts): Message {
  switch (notice.state) {
    case 'open':
      return openMessage(notice, t);
    case 'activated':
      return messageOf([section(t.draft.activatedNow(notice)), ...resultBlocks(notice, t)]);
    case 'closed':
      return textMessage(t.draft.closed(notice));
    case 'deleted':
      return textMessage(t.draft.deleted(notice));
    case 'withdrawn':
      return textMessage(t.draft.withdrawn);
  }
}

/** What is no draft any more before anybody read of it stays unread. */
export function isStillDiscussed({ state }: DraftNotice): boolean {
  return state === 'open';
}

function openMessage(notice: Open, t: Texts): Message {
  const { goal, description, proposals, since } = notice;
  const waiting = proposals.filter(({ decided }) => decided === undefined);
  return messageOf([
    section(
      lines([
        t.draft.heading(notice),
        description === undefined ? undefined : excerpt(description, DESCRIPTION_EXCERPT),
      ]),
    ),
    ...waiting.flatMap((line) => [section(t.draft.proposed(line, since)), decisionButtons(goal, line, line.byName, t)]),
    ...resultBlocks(notice, t),
    actions(
      button(t.draft.countMeIn, GOAL_ACTIONS.countMeIn, goal),
      button(t.draft.propose, GOAL_ACTIONS.proposeChange, goal),
      button(t.draft.activate, GOAL_ACTIONS.activateGoal, goal),
    ),
    context(t.draft.hint),
  ]);
}

/** Who counts themselves in, and what was decided. Of a goal that is active, what waits is with the goal. */
function resultBlocks({ committed, more, proposals, moreProposals, since }: Open | Activated, t: Texts): KnownBlock[] {
  const decided = proposals.filter((line) => line.decided !== undefined);
  return [
    ...(committed.length > 0 ? [section(t.draft.committed(committed, more))] : []),
    ...decided.map((line) => context(t.draft.decided(line, since))),
    ...(moreProposals > 0 ? [context(t.draft.moreProposals(moreProposals))] : []),
  ];
}
