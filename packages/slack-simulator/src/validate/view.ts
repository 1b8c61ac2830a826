/** Limits of a view (docs.slack.dev/reference/views/modal-views and home-tab-views). */
import { ApiError, refusal } from '../api/errors.ts';
import { isObject, listAt } from '../elements.ts';
import { blockProblems } from './blocks.ts';
import { anything, boolean, object, oneOf, problemsOf, string } from './rules.ts';
import { plain } from './texts.ts';

/** In bytes of JSON. */
const largest = 250_000;

const shared = { private_metadata: string(3_000, 0), callback_id: string(255, 0), external_id: string(255, 0) };
/** Looked at by the rules of its surface. */
const blocks = anything;

const modal = object({
  required: { type: oneOf('modal'), title: plain(24), blocks },
  optional: {
    ...shared,
    close: plain(24),
    submit: plain(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
  },
});
const home = object({ required: { type: oneOf('home'), blocks }, optional: shared });

/** Everything that is wrong with a view; empty where Slack would take it. */
export function viewProblems(view: unknown, type: 'modal' | 'home'): string[] {
  const problems = problemsOf(type === 'modal' ? modal : home, view, '/view');
  if (!isObject(view)) return problems;
  const inner = blockProblems(listAt(view, 'blocks'), type, '/view/blocks');
  const asking = listAt(view, 'blocks').findIndex((block) => isObject(block) && block['type'] === 'input');
  const submit =
    type === 'modal' && asking >= 0 && !isObject(view['submit'])
      ? [
          `[ERROR] must define \`submit\` to use an \`input\` block in modals [json-pointer:/view/blocks/${asking}/input]`,
        ]
      : [];
  return [...problems, ...inner, ...submit];
}

/** Throws the ApiError with which Slack refuses the view. */
export function checkView(view: unknown, type: 'modal' | 'home'): void {
  if (Buffer.byteLength(JSON.stringify(view ?? null)) > largest) throw new ApiError('view_too_large');
  const problems = viewProblems(view, type);
  if (problems.length > 0) throw refusal('invalid_arguments', problems);
}
