import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import { createModalPictures } from '../../src/slack/modal-pictures.ts';
import { section } from '../../src/slack/views/blocks.ts';
import { md } from '../../src/text/mrkdwn.ts';
import { emptyPicture } from '../support/trends.ts';

const MODAL: ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Review' },
  blocks: [section(md`Above`), section(md`Below`)],
};
const picture = { picture: emptyPicture('Review'), story: 'It rose.', place: 'review|U1', at: 1 };

/** What is answered when it is told to. */
function later<Answer>() {
  let answer: (value: Answer) => void = () => {};
  const promise = new Promise<Answer>((resolve) => {
    answer = resolve;
  });
  return { promise, answer };
}

/** A view that stands with the hash `h0`, whose updates are answered with `h1`, when they are let through. */
function standing() {
  const file = later<string | undefined>();
  const update = later<{ view: { hash: string } }>();
  const sent: { view: ModalView; hash?: string }[] = [];
  const forgotten: string[] = [];
  const work: Promise<unknown>[] = [];
  const modalPictures = createModalPictures({
    pictures: { fileOf: () => file.promise, forget: async (place) => void forgotten.push(place) },
    logger: createLogger('warn'),
    track: (one) => {
      work.push(one);
      return one;
    },
  });
  const client = {
    views: {
      update: (asked: { view: ModalView; hash?: string }) => {
        sent.push(asked);
        return update.promise;
      },
    },
  } as unknown as Pick<WebClient, 'views'>;
  modalPictures.add(client, { id: 'V1', hash: 'h0' }, { modal: MODAL, pictures: [picture] });
  return { modalPictures, file, update, sent, forgotten, done: () => Promise.allSettled(work) };
}

describe('a picture of a modal that stands', () => {
  it('comes with the hash that the modal had, in its place', async () => {
    const { file, update, sent, done } = standing();
    expect(sent).toEqual([]);
    file.answer('F1');
    update.answer({ view: { hash: 'h1' } });
    await done();
    expect(sent.map(({ hash, view }) => [hash, view.blocks.map(({ type }) => type)])).toEqual([
      ['h0', ['section', 'image', 'section']],
    ]);
  });

  it('does not come any more where something else is to stand there', async () => {
    const { modalPictures, file, sent, done } = standing();
    expect(await modalPictures.replacing({ id: 'V1', hash: 'h0' })).toEqual({ id: 'V1', hash: 'h0' });
    file.answer('F1');
    await done();
    expect(sent).toEqual([]);
  });

  it('makes no click fail that was made before it came', async () => {
    const { modalPictures, file, update, sent, done } = standing();
    file.answer('F1');
    await expect.poll(() => sent.length).toBe(1);
    const replacing = modalPictures.replacing({ id: 'V1', hash: 'h0' });
    update.answer({ view: { hash: 'h1' } });
    await done();
    expect(sent).toHaveLength(1);
    expect(await replacing).toEqual({ id: 'V1', hash: 'h1' });
    expect(await modalPictures.replacing({ id: 'V1', hash: 'another' })).toEqual({ id: 'V1', hash: 'another' });
  });

  it('is not there where there is no file', async () => {
    const { file, sent, forgotten, done } = standing();
    file.answer(undefined);
    await done();
    expect([sent, forgotten]).toEqual([[], []]);
  });
});
