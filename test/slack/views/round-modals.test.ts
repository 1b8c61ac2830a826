import { describe, expect, it } from 'vitest';
import { delegateModal, type RoundModal, skipModal } from '../../../src/features/round/slack/views/round-modals.ts';
import { english } from '../../support/texts.ts';

const t = english();
const goals = ['one', 'two', 'three'].map((id) => ({ id, title: `Goal ${id}` }));
const part: RoundModal = { round: 'r', goals };

/** Which boxes are ticked when the form opens. */
function ticked(modal: ReturnType<typeof skipModal>): unknown {
  return JSON.parse(JSON.stringify(modal.blocks[0])).element.initial_options?.map(
    ({ value }: { value: string }) => value,
  );
}

describe('the form that takes goals out of a prompt', () => {
  it('hands over all that the prompt asks for, unless it came from the menu of one', () => {
    expect(ticked(delegateModal(part, t))).toEqual(['one', 'two', 'three']);
    expect(ticked(delegateModal({ ...part, chosen: 'two' }, t))).toEqual(['two']);
  });

  it('skips what a person ticks themselves, and the only one there is', () => {
    expect(ticked(skipModal(part, t))).toBeUndefined();
    expect(ticked(skipModal({ ...part, chosen: 'two' }, t))).toEqual(['two']);
    expect(ticked(skipModal({ ...part, goals: goals.slice(0, 1) }, t))).toEqual(['one']);
  });
});
