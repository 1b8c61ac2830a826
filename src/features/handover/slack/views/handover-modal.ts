import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { needsReason } from '../../../../domain/goal/changes.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import type { UserId } from '../../../../domain/names.ts';
import { MAX_REASON_LENGTH } from '../../../../domain/round/round-changes.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { filledBlock } from '../../../../slack/ids.ts';
import { atMost, context, input, modalTitle, option, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { HANDOVER_ACTIONS, HANDOVER_VIEWS } from './ids.ts';

/** Slack's checkboxes hold ten, its select a hundred. */
const MAX_BOXES = 10;
const MAX_OPTIONS = 100;

/** What Slack keeps for the form: whose goals it shows, and how often that was chosen anew. */
export const handoverContext = jsonCodec(
  z.object({ from: z.string(), goal: z.string().exactOptional(), chosen: z.number().int().min(0) }),
);

export interface HandoverModal {
  readonly from: UserId;
  readonly goals: readonly Pick<Goal, 'id' | 'title' | 'checkIns'>[];
  /** It is about this one alone. */
  readonly goal?: Pick<Goal, 'id' | 'title'>;
  /** Chosen already. */
  readonly to?: UserId;
  /** How often `from` was chosen in the form: its goals are new fields. */
  readonly chosen?: number;
}

/** Whose goals go to whom, which of them, and why. */
export function handoverModal(form: HandoverModal, t: Texts): ModalView {
  const text = t.handover;
  const { from, goals, goal, to, chosen = 0 } = form;
  const isExplained = goals.some((one) => needsReason(one, ['owner']));
  const reason = input(
    { block: 'reason', label: text.reason, hint: text.reasonHint, optional: !isExplained },
    { type: 'plain_text_input', max_length: MAX_REASON_LENGTH },
  );
  return {
    type: 'modal',
    callback_id: HANDOVER_VIEWS.handover,
    private_metadata: handoverContext.encode({ from, chosen, ...(goal && { goal: goal.id }) }),
    title: modalTitle(text.title),
    submit: modalTitle(text.submit),
    close: modalTitle(t.word.cancel),
    blocks: [
      ...(goal ? [section(text.ofGoal(goal.title, from))] : [fromField(from, t), ...whichGoals(form, chosen, t)]),
      input({ block: 'to', label: text.to }, { type: 'users_select', ...(to !== undefined && { initial_user: to }) }),
      reason,
      context(text.about),
    ],
  };
}

function fromField(from: UserId, t: Texts): InputBlock {
  const element = { type: 'users_select' as const, action_id: HANDOVER_ACTIONS.from, initial_user: from };
  return { ...input({ block: 'from', label: t.handover.from }, element), dispatch_action: true };
}

/** All of them are chosen at first. */
function whichGoals({ from, goals }: HandoverModal, chosen: number, t: Texts): KnownBlock[] {
  if (goals.length === 0) return [section(t.handover.nothing(from))];
  const { shown, left } = atMost(goals, MAX_OPTIONS);
  const options = shown.map(({ id, title }) => option(title, id));
  const type = options.length <= MAX_BOXES ? 'checkboxes' : 'multi_static_select';
  return [
    input(
      { block: filledBlock('goals', chosen), label: t.handover.which },
      { type, options, initial_options: options },
    ),
    ...(left > 0 ? [context(t.handover.more(left))] : []),
  ];
}
