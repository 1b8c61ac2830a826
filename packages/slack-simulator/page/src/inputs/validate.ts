import type { AnyBlock, InputBlock } from '@slack/types';
import { asText, type InteractiveElement, isEmpty } from './elements.ts';

const isInput = (block: AnyBlock): block is InputBlock => block.type === 'input';
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function checkText(element: { min_length?: number; max_length?: number }, text: string): string | undefined {
  if (element.min_length !== undefined && text.length < element.min_length)
    return `Write at least ${element.min_length} characters.`;
  if (element.max_length !== undefined && text.length > element.max_length)
    return `Write at most ${element.max_length} characters; these are ${text.length}.`;
  return undefined;
}

interface NumberRules {
  is_decimal_allowed: boolean;
  min_value?: string;
  max_value?: string;
}

function checkNumber(element: NumberRules, text: string): string | undefined {
  if (!NUMBER.test(text)) return 'Write a number.';
  const number = Number(text);
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Write a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value)) return `At least ${element.min_value}.`;
  if (element.max_value !== undefined && number > Number(element.max_value)) return `At most ${element.max_value}.`;
  return undefined;
}

function checkFilled(element: InteractiveElement, value: unknown): string | undefined {
  if (element.type === 'plain_text_input') return checkText(element, asText(value));
  if (element.type === 'number_input') return checkNumber(element, asText(value));
  if (element.type === 'email_text_input' && !EMAIL.test(asText(value))) return 'Write an email address.';
  if (element.type === 'url_text_input' && !URL.canParse(asText(value)))
    return 'Write a full address, such as https://example.com.';
  return undefined;
}

/** What is wrong with a value before the app is asked, as Slack's own client checks it; undefined where nothing is. */
export function checkValue(block: InputBlock, value: unknown): string | undefined {
  const blank = isEmpty(value) || (typeof value === 'string' && value.trim() === '');
  if (blank) return block.optional ? undefined : 'This field is needed.';
  return checkFilled(block.element, value);
}

/**
 * What is wrong with the inputs of a view, by block id.
 * @param held the value that an input block holds now
 */
export function checkView(
  blocks: readonly AnyBlock[],
  held: (block: InputBlock) => unknown,
): Readonly<Record<string, string>> {
  const found = blocks.filter(isInput).flatMap((block) => {
    const problem = checkValue(block, held(block));
    return problem === undefined ? [] : [[block.block_id ?? '', problem] as const];
  });
  return Object.fromEntries(found);
}
