/** The slash command. */
export const COMMAND = '/goal';

/** The `action_id` of every element that is only filled in; some tell the app at once. Its block says which field it is. */
export const INPUT = 'input';

const FILLED = /~\d+$/;

/** `block_id` of a field that the bot itself filled in so many times: Slack takes a new value into a new block alone. */
export function filledBlock(field: string, times: number): string {
  return times === 0 ? field : `${field}~${times}`;
}

/** The field of a block, however often it was filled in. */
export function fieldOfBlock(block: string): string {
  return block.replace(FILLED, '');
}
