/** Limits of a view (docs.slack.dev/reference/views). */
import { ApiError, refusal } from '../api/errors.ts';
import { flattened, isObject, listAt } from '../elements.ts';
import { blockProblems } from './blocks.ts';
import { anything, boolean, list, object, oneOf, problemsOf, string } from './rules.ts';
import { plain } from './texts.ts';

const largest = 250_000;

const shared = { private_metadata: string(3_000, 0), callback_id: string(255, 0), external_id: string(255, 0) };
const blocks = list(anything, 100, 0);

const modal = object({
  required: { type: oneOf('modal'), title: plain(24), blocks },
  optional: {
    ...shared,
    close: plain(24),
    submit: plain(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
});
const home = object({ required: { type: oneOf('home'), blocks }, optional: shared });

/** Everything that is wrong with a view; empty where Slack would take it. */
export function viewProblems(view: unknown, type: 'modal' | 'home'): string[] {
  const problems = problemsOf(type === 'modal' ? modal : home, view, '/view');
  if (!isObject(view)) return problems;
  const inner = blockProblems(listAt(view, 'blocks'), type, '/view/blocks');
  const asks = flattened(listAt(view, 'blocks')).some((block) => block['type'] === 'input');
  const submit =
    type === 'modal' && asks && !isObject(view['submit'])
      ? ['[ERROR] missing required field: submit (a view with input blocks needs one) [json-pointer:/view]']
      : [];
  return [...problems, ...inner, ...submit];
}

/** Throws the ApiError with which Slack refuses the view. */
export function checkView(view: unknown, type: 'modal' | 'home'): void {
  if (JSON.stringify(view ?? null).length > largest) throw new ApiError('view_too_large');
  const problems = viewProblems(view, type);
  if (problems.length > 0) throw refusal('invalid_arguments', problems);
}
