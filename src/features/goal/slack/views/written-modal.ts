import type { Button, KnownBlock, ModalView } from '@slack/types';
import z from 'zod';
import { CHECK_IN_TEXTS } from '../../../../domain/check-in/check-in-input.ts';
import type { ReadAbout, Written } from '../../../../domain/report/written.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { actions, button, context, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { escapeText, inParts, lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { GOAL_ACTIONS, GOAL_VIEWS } from './ids.ts';

const readAbout: z.ZodType<ReadAbout> = z.union([
  z.object({ goal: z.string() }),
  z.object({ round: z.string() }),
  z.object({ team: z.string() }),
  z.object({ blockers: z.literal('own') }),
]);
/** What a button shows whole, and from the how manieth on. */
export const readAllButton = jsonCodec(z.object({ about: readAbout, from: z.number().int().min(0) }));

/** Of Slack's 3,000 characters of a section, with a label before it. */
const PART_LENGTH = 2900;
/** Of a view's hundred blocks and 250 KB (docs.slack.dev, views.open). One check-in takes 61 and 110 KB at the most. */
const PAGE_BLOCKS = 90;
const PAGE_BYTES = 180_000;
/** What a block takes beside its text, with the heading's. */
const BYTES_AROUND = 300;

/** Opens what a message shows a part of. */
export function readAll(about: ReadAbout, t: Texts): Button {
  return button(t.written.button, GOAL_ACTIONS.readAll, readAllButton.encode({ about, from: 0 }));
}

/**
 * What stands below a list whose texts are cut, or which is cut itself: how many are left out, and the way to the whole.
 * Nothing where all of it is there.
 */
export function moreToRead(
  about: ReadAbout | undefined,
  { left, isCut }: { readonly left: Mrkdwn | undefined; readonly isCut: boolean },
  t: Texts,
): KnownBlock[] {
  if (left === undefined && !isCut) return [];
  if (about === undefined) return left === undefined ? [] : [context(left)];
  return [section(left ?? t.written.shortened, readAll(about, t))];
}

/** All that people wrote, in pages: nothing is cut, and the order is kept. */
export function writtenModal(
  written: readonly Written[],
  { about, from }: { readonly about: ReadAbout; readonly from: number },
  t: Texts,
): ModalView {
  const pages = pagesOf(written, t);
  const at = Math.max(
    0,
    pages.findLastIndex((page) => page.from <= from),
  );
  const page = pages[at];
  const blocks = page && written.slice(page.from, page.to + 1).flatMap((one) => blocksOf(one, t));
  return {
    type: 'modal',
    callback_id: GOAL_VIEWS.written,
    title: modalTitle(t.written.title),
    close: modalTitle(t.word.close),
    blocks: blocks ? [...blocks, ...turning(pages, at, about, t)] : [section(t.written.nothing)],
  };
}

/** The first and the last of what a page shows. */
interface Page {
  readonly from: number;
  readonly to: number;
}

/** Only the page that is shown is made: of the others it is reckoned what they take at the most. */
function pagesOf(written: readonly Written[], t: Texts): Page[] {
  const pages: Page[] = [];
  let [blocks, bytes] = [0, 0];
  for (const [index, one] of written.entries()) {
    const more = sizeOf(one, t);
    const last = pages.at(-1);
    if (last && blocks + more.blocks <= PAGE_BLOCKS && bytes + more.bytes <= PAGE_BYTES) {
      pages[pages.length - 1] = { ...last, to: index };
      [blocks, bytes] = [blocks + more.blocks, bytes + more.bytes];
    } else {
      pages.push({ from: index, to: index });
      [blocks, bytes] = [more.blocks, more.bytes];
    }
  }
  return pages;
}

function sizeOf(one: Written, t: Texts): { readonly blocks: number; readonly bytes: number } {
  const texts = textsOf(one, t).map(([, text]) => escapeText(text));
  // Two parts that follow each other are longer than one may be: a part ends behind a word.
  const parts = texts.reduce((sum, text) => sum + 2 * Math.ceil(text.length / PART_LENGTH), 0);
  const bytes = new TextEncoder().encode(JSON.stringify(texts)).length;
  return { blocks: parts + 1, bytes: bytes + (parts + 1) * BYTES_AROUND };
}

function turning(pages: readonly Page[], at: number, about: ReadAbout, t: Texts): KnownBlock[] {
  const [page, before, after] = [pages[at], pages[at - 1], pages[at + 1]];
  if (page === undefined || pages.length < 2) return [];
  const turn = (text: string, action: string, { from }: Page) =>
    button(text, action, readAllButton.encode({ about, from }));
  return [
    context(t.written.page(page.from + 1, page.to + 1, (pages.at(-1)?.to ?? 0) + 1)),
    actions(
      ...(before ? [turn(t.written.previous, GOAL_ACTIONS.readBack, before)] : []),
      ...(after ? [turn(t.written.next, GOAL_ACTIONS.readOn, after)] : []),
    ),
  ];
}

function blocksOf(one: Written, t: Texts): KnownBlock[] {
  return [context(t.written.heading(one)), ...textsOf(one, t).flatMap(([label, text]) => whole(label, text))];
}

function textsOf(one: Written, t: Texts): readonly [label: string | undefined, text: string][] {
  if (one.what === 'description') return [[undefined, one.text]];
  if (one.what === 'blocker') return [[undefined, one.blocker.text]];
  if (one.what === 'feedback') return [[undefined, one.feedback.text]];
  if (one.what === 'help') {
    const { question, answer } = one.help;
    return [[undefined, question], ...(answer ? [[t.written.answer, answer.text] as [string, string]] : [])];
  }
  const { checkIn } = one;
  return CHECK_IN_TEXTS.flatMap((field): [string, string][] => {
    const text = checkIn[field];
    return text ? [[t.written.label(field), text]] : [];
  });
}

/** A text with its label, in as many sections as it takes. */
function whole(label: string | undefined, text: string): KnownBlock[] {
  return inParts(text, PART_LENGTH).map((part, index) =>
    section(index === 0 && label !== undefined ? lines([md`_${label}:_`, part], ' ') : part),
  );
}
