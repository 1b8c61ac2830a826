import type { InputBlock, ModalView } from '@slack/types';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { MAX_REASON_LENGTH } from '../../../../domain/round/round-changes.ts';
import { idsCodec } from '../../../../slack/codec.ts';
import { context, input, modalTitle, option, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import type { Mrkdwn } from '../../../../text/mrkdwn.ts';
import { ROUND_VIEWS } from './ids.ts';

/** Of which round a modal is. */
export const roundContext = idsCodec('round');

/** Slack's checkboxes hold ten, its select a hundred. */
const MAX_BOXES = 10;
const MAX_OPTIONS = 100;

export interface RoundModal {
  readonly round: string;
  /** What the person has still to answer in it, at least one. */
  readonly goals: readonly Pick<Goal, 'id' | 'title'>[];
  /** The one whose menu it was; absent where they came by the button, which is about all of them. */
  readonly chosen?: string;
}

/** Which goals are left out of a round, and why. */
export function skipModal(part: RoundModal, t: Texts): ModalView {
  const text = t.prompt;
  const reason = input(
    { block: 'reason', label: text.reason },
    { type: 'plain_text_input', max_length: MAX_REASON_LENGTH, placeholder: plain(text.reasonPlaceholder, 150) },
  );
  const labels = { title: text.skipTitle, submit: text.skipSubmit, about: text.skipAbout };
  // To leave everything out is rare, and costs the team a month of values: that is ticked by hand.
  return roundModal(ROUND_VIEWS.skip, part, labels, { field: reason, presetsAll: false }, t);
}

/** Which goals somebody else answers in a round, and who. */
export function delegateModal(part: RoundModal, t: Texts): ModalView {
  const text = t.prompt;
  const to = input({ block: 'to', label: text.to }, { type: 'users_select' });
  const labels = { title: text.delegateTitle, submit: text.delegateSubmit, about: text.delegateAbout };
  return roundModal(ROUND_VIEWS.delegate, part, labels, { field: to, presetsAll: true }, t);
}

/** Which goals, then what there is to say of them. */
function roundModal(
  callback: string,
  part: RoundModal,
  { title, submit, about }: { readonly title: string; readonly submit: string; readonly about: Mrkdwn },
  { field, presetsAll }: { readonly field: InputBlock; readonly presetsAll: boolean },
  t: Texts,
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: roundContext.encode({ round: part.round }),
    title: modalTitle(title),
    submit: modalTitle(submit),
    close: modalTitle(t.word.cancel),
    blocks: [which(part, presetsAll, t), field, context(about)],
  };
}

function which({ goals, chosen }: RoundModal, presetsAll: boolean, t: Texts): InputBlock {
  const options = goals.slice(0, MAX_OPTIONS).map(({ id, title }) => option(title, id));
  const isAll = goals.length === 1 || (presetsAll && chosen === undefined);
  const initial = isAll ? options : options.filter(({ value }) => value === chosen);
  const preset = initial.length > 0 ? { initial_options: initial } : {};
  return input(
    { block: 'goals', label: t.prompt.which },
    options.length <= MAX_BOXES
      ? { type: 'checkboxes', options, ...preset }
      : { type: 'multi_static_select', options, ...preset },
  );
}
