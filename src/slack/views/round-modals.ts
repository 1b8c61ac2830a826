import type { InputBlock, ModalView } from '@slack/types';
import type { Goal } from '../../domain/goal.ts';
import { LONGEST_REASON } from '../../domain/round-changes.ts';
import type { Texts } from '../../text/index.ts';
import { VIEWS } from '../ids.ts';
import { context, input, option, plain } from './blocks.ts';

/** Slack's checkboxes hold ten, its select a hundred. */
const MOST_BOXES = 10;
const MOST_OPTIONS = 100;

export interface PartOfRound {
  readonly round: string;
  /** What the person has still to answer in it, at least one. */
  readonly goals: readonly Pick<Goal, 'id' | 'title'>[];
  /** The one whose menu it was; all where they came by the button and there is but one. */
  readonly chosen?: string;
}

/** Which goals are left out of a round, and why. */
export function skipModal(part: PartOfRound, t: Texts): ModalView {
  const text = t.prompt;
  return {
    type: 'modal',
    callback_id: VIEWS.skip,
    private_metadata: JSON.stringify({ round: part.round }),
    title: plain(text.skipTitle, 24),
    submit: plain(text.skipSubmit, 24),
    close: plain(t.word.cancel, 24),
    blocks: [
      which(part, t),
      input(
        { block: 'reason', label: text.reason },
        {
          type: 'plain_text_input',
          max_length: LONGEST_REASON,
          placeholder: plain(text.reasonPlaceholder, 150),
        },
      ),
      context(text.skipAbout),
    ],
  };
}

/** Which goals somebody else answers in a round, and who. */
export function handOverModal(part: PartOfRound, t: Texts): ModalView {
  const text = t.prompt;
  return {
    type: 'modal',
    callback_id: VIEWS.handOver,
    private_metadata: JSON.stringify({ round: part.round }),
    title: plain(text.handOverTitle, 24),
    submit: plain(text.handOverSubmit, 24),
    close: plain(t.word.cancel, 24),
    blocks: [
      which(part, t),
      input({ block: 'to', label: text.to }, { type: 'users_select' }),
      context(text.handOverAbout),
    ],
  };
}

function which({ goals, chosen }: PartOfRound, t: Texts): InputBlock {
  const options = goals.slice(0, MOST_OPTIONS).map(({ id, title }) => option(title, id));
  const initial = goals.length === 1 ? options : options.filter(({ value }) => value === chosen);
  const preset = initial.length > 0 ? { initial_options: initial } : {};
  return input(
    { block: 'goals', label: t.prompt.which },
    options.length <= MOST_BOXES
      ? { type: 'checkboxes', options, ...preset }
      : { type: 'multi_static_select', options, ...preset },
  );
}
