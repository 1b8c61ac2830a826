import { checkContent, checkView, longestUpdate } from '@goalpost/slack-simulator';
import type { HomeView, ModalView } from '@slack/types';
import { expect } from 'vitest';
import type { Message } from '../../../src/slack/views/message.ts';

/** Every text object in a payload. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const isText = 'type' in value && (value.type === 'mrkdwn' || value.type === 'plain_text');
  const own = isText && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}

/** What no limit says and every reader sees: empty texts, halves of characters, halves of escapes and mentions. */
function expectWhole(text: string): void {
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(/\p{Surrogate}/u);
}

/** Every `&` in marked-up text begins an entity, and every `<` a mention that is closed: nothing was cut in two. */
function expectWholeMarkup(mrkdwn: string): void {
  expectWhole(mrkdwn);
  const rest = mrkdwn.replaceAll(/&(?:amp|lt|gt);/g, '').replaceAll(/<[@#][A-Z0-9]+>/g, '');
  expect(rest).not.toMatch(/[&<>]/);
}

function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(markupIn);
}

/** Slack would take the message, also as an edit, and nothing in it is cut in two. */
export function expectMessage({ text, blocks }: Message): void {
  checkContent({ text, blocks, attachments: undefined }, longestUpdate);
  expectWholeMarkup(text);
  textsIn(blocks).forEach(expectWhole);
  markupIn(blocks).forEach(expectWholeMarkup);
  const characters = textsIn(blocks).reduce((sum, one) => sum + one.length, 0);
  expect(characters).toBeLessThan(13_200);
  // Nobody knows what exactly Slack counts: also with all that stands around the texts.
  expect(JSON.stringify(blocks).length).toBeLessThan(13_200);
}

/** Slack would take the view, in bytes too, and nothing in it is cut in two. */
export function expectView(view: ModalView | HomeView): void {
  checkView(view, view.type);
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
  textsIn(view.blocks).forEach(expectWhole);
  markupIn(view.blocks).forEach(expectWholeMarkup);
  const ids = view.blocks.flatMap((block) => block.block_id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
}
