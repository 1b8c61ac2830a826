import type { FieldProblem } from '../../../domain/problem.ts';
import type { Texts } from '../../../text/index.ts';

/** Field problems by the block they belong to; the first one of a block is shown. */
export function errorsAt(problems: readonly FieldProblem<string>[], t: Texts): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, problem } of problems) errors[field] ??= t.problem(problem);
  return errors;
}

/** A text at the first field of a form: the modal stays open, with everything that was typed into it. */
export function errorAtFirst(view: { readonly blocks: readonly unknown[] }, text: string): Record<string, string> {
  const first = view.blocks.find(isInput);
  return first === undefined ? {} : { [first.block_id]: text };
}

function isInput(block: unknown): block is { block_id: string } {
  if (typeof block !== 'object' || block === null) return false;
  return 'type' in block && block.type === 'input' && 'block_id' in block && typeof block.block_id === 'string';
}
