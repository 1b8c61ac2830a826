import type { FieldProblem } from '../domain/problem.ts';
import type { Texts } from '../text/index.ts';
import { fieldOfBlock } from './ids.ts';

interface Form {
  readonly blocks: readonly unknown[];
}

/** A choice that decides which fields a form has. */
export interface FieldChoice {
  readonly choice: string;
  readonly fields: readonly string[];
}

/**
 * Field problems by the block they belong to; the first one of a block is shown. Slack takes no error at a block that the
 * view does not have: where a form was submitted before it was updated, the choice that it did not follow is named, and
 * what has no block at all is said at the first one.
 */
export function errorsAt(
  problems: readonly FieldProblem<string>[],
  view: Form,
  t: Texts,
  decided?: FieldChoice,
): Record<string, string> {
  const fields = inputBlocks(view);
  const blockOf = (field: string) => fields.find((block) => fieldOfBlock(block) === field);
  const choice = decided && blockOf(decided.choice);
  const errors: Record<string, string> = {};
  for (const { field, problem } of problems) {
    const block = blockOf(field);
    if (block !== undefined) errors[block] ??= t.problem(problem);
    else if (choice !== undefined && decided?.fields.includes(field))
      errors[choice] ??= t.problem({ code: 'form-changed' });
    else if (fields[0] !== undefined) errors[fields[0]] ??= t.problem(problem);
  }
  return errors;
}

/** A text at the first field of a form: the modal stays open, with everything that was typed into it. */
export function errorAtFirst(view: Form, text: string): Record<string, string> {
  const [first] = inputBlocks(view);
  return first === undefined ? {} : { [first]: text };
}

/** The `block_id`s of what a form asks for. */
export function inputBlocks({ blocks }: Form): string[] {
  return blocks.filter(isInput).map(({ block_id }) => block_id);
}

function isInput(block: unknown): block is { block_id: string } {
  if (typeof block !== 'object' || block === null) return false;
  return 'type' in block && block.type === 'input' && 'block_id' in block && typeof block.block_id === 'string';
}
