import type { ModalView } from '@slack/types';
import z from 'zod';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { MAX_TITLE_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { MAX_PROPOSAL_LENGTH, type ProposalInput, targetOfKpi } from '../../../../domain/goal/proposals.ts';
import type { UserId } from '../../../../domain/names.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { context, input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { clip } from '../../../../text/mrkdwn.ts';
import { DRAFT_VIEWS } from './ids.ts';

const MAX_TARGET_LENGTH = 40;

/** The draft that it is about, and who wrote the reply that it is made of. */
export const proposalContext = jsonCodec(z.object({ goal: z.string(), from: z.string().exactOptional() }));

interface Reply {
  readonly from?: UserId;
  readonly words: string;
}

/** What somebody would have otherwise in a draft. Its fields hold what the draft says; what stays so proposes nothing. */
export function proposalModal(
  { goal, link, reply }: { readonly goal: Goal; readonly link?: string; readonly reply?: Reply },
  t: Texts,
): ModalView {
  const text = t.draft;
  const target = targetOfKpi(goal.kpi);
  const words = clip(reply?.words ?? '', MAX_PROPOSAL_LENGTH);
  return {
    type: 'modal',
    callback_id: DRAFT_VIEWS.proposal,
    private_metadata: proposalContext.encode({ goal: goal.id, ...(reply?.from && { from: reply.from }) }),
    title: modalTitle(text.formTitle),
    submit: modalTitle(text.submit),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(text.formLead(goal.title, link)),
      ...(reply?.from ? [context(text.proposedFor(reply.from))] : []),
      input(
        { block: 'words', label: text.words, optional: true },
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: MAX_PROPOSAL_LENGTH,
          ...(words !== '' && { initial_value: words }),
        },
      ),
      input(
        { block: 'title', label: text.title, optional: true },
        { type: 'plain_text_input', max_length: MAX_TITLE_LENGTH, initial_value: goal.title },
      ),
      ...(target === undefined
        ? []
        : [
            input(
              { block: 'target', label: text.target, optional: true },
              { type: 'plain_text_input', max_length: MAX_TARGET_LENGTH, initial_value: t.format.typed(target) },
            ),
          ]),
      input({ block: 'due', label: text.due, optional: true }, { type: 'datepicker', initial_date: goal.due }),
    ],
  };
}

export function readProposal(fields: Fields): ProposalInput {
  return {
    title: fields.text('title'),
    target: fields.text('target'),
    due: fields.date('due'),
    words: fields.text('words'),
  };
}
