import { checkContent, checkView, maxUpdateLength } from '@goalpost/slack-simulator';
import type { HomeView, ModalView } from '@slack/types';
import { expect } from 'vitest';
import type { Message } from '../../../src/slack/views/message.ts';
import { keepForGallery, nameOfView } from '../../support/gallery.ts';
import { unsaidLines } from '../../support/whole-text.ts';

/** Every text object in a payload. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const isText = 'type' in value && (value.type === 'mrkdwn' || value.type === 'plain_text');
  const own = isText && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}

/** What no limit says and every reader sees: empty texts, halves of characters, halves of escapes and mentions. */
const isWhole = (text: string) => text.trim() !== '' && !/\p{Surrogate}/u.test(text);

/** Every `&` in marked-up text begins an entity, and every `<` a mention that is closed: nothing was cut in two. */
function isWholeMarkup(mrkdwn: string): boolean {
  const rest = mrkdwn.replaceAll(/&(?:amp|lt|gt);/g, '').replaceAll(/<[@#][A-Z0-9]+>/g, '');
  return isWhole(mrkdwn) && !/[&<>]/.test(rest);
}

/** Views hold thousands of texts: those that were cut are listed, and each view is one assertion. */
function expectWhole(texts: readonly string[], markup: readonly string[]): void {
  expect(texts.filter((text) => !isWhole(text))).toEqual([]);
  expect(markup.filter((mrkdwn) => !isWholeMarkup(mrkdwn))).toEqual([]);
}

function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(markupIn);
}

/** Slack would take the message, also as an edit, nothing in it is cut in two, and its text says what its blocks say. */
export function expectMessage({ text, blocks }: Message): void {
  checkContent({ text, blocks, attachments: undefined }, maxUpdateLength);
  const texts = textsIn(blocks);
  expect(unsaidLines({ text, blocks })).toEqual([]);
  expectWhole(texts, [text, ...markupIn(blocks)]);
  const characters = texts.reduce((sum, one) => sum + one.length, 0);
  expect(characters).toBeLessThan(13_200);
  // Nobody knows what exactly Slack counts: also with all that stands around the texts.
  expect(JSON.stringify(blocks).length).toBeLessThan(13_200);
}

/** Slack would take the view, in bytes too, and nothing in it is cut in two. */
export function expectView(view: ModalView | HomeView): void {
  checkView(view, view.type);
  const language = expect.getState().currentTestName?.includes('de-DE') ? 'de' : 'en';
  keepForGallery(nameOfView(view), view, language);
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
  expectWhole(textsIn(view.blocks), markupIn(view.blocks));
  const ids = view.blocks.flatMap((block) => block.block_id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
}
