import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { settlesWithin } from '../concurrency/settles-within.ts';
import type { Texts } from '../text/index.ts';
import { inputBlocks } from './form-errors.ts';
import { fieldOfBlock } from './ids.ts';
import { isSlackError } from './slack-error.ts';
import { type FormError, withErrors } from './views/form-errors-note.ts';

/** Forms that are open at once; of one that falls out a late update is not kept from covering what was answered. */
const MAX_FORMS = 1000;

/** What became of a form that was to be shown. `over`: the form was submitted meanwhile, or closed. */
export type Shown = 'shown' | 'conflict' | 'over';

/** Shows a form in the place of the one that is open. With a hash, only where the form is still what it was then. */
export type Show = (form: ModalView, hash: string | undefined) => Promise<Shown>;

/** A form as somebody changed something in it. */
export interface Changed {
  readonly view: Pick<ViewOutput, 'id' | 'state'>;
  readonly client: WebClient;
  readonly texts: Texts;
}

/**
 * The forms that are open, what is on its way to them, and what their last submission was answered. Slack takes an
 * update with the hash of before also after it has shown errors, as these leave the hash as it is, and an update takes
 * errors away: so that no error vanishes without a word, a submission waits for updates on their way, and whatever comes
 * after it brings its errors along.
 */
export interface OpenForms {
  /** Does work that shows a form, and knows of it until it is done. */
  update<T>(changed: Changed, work: (show: Show) => Promise<T>): Promise<T>;
  /** Waits for what is on its way to a form, for so many milliseconds at the most. */
  settled(view: string, maxMs: number): Promise<void>;
  /** A submission was accepted: what is on its way to the form is not shown any more. `show` comes in its place. */
  accepted(view: string, show?: ModalView): void;
  /** A submission was refused. The errors as Slack takes them: at blocks that the form has now. */
  refused(view: ViewOutput, errors: Readonly<Record<string, string>>): Record<string, string>;
  /** The hash that a form was given last. */
  hashOf(view: string): string | undefined;
  /** What the form that was given last holds for the bot. */
  contextOf(view: string): string | undefined;
}

interface OpenForm {
  readonly running: Set<Promise<unknown>>;
  /** How many submissions were answered. */
  answers: number;
  errors: readonly FormError[];
  /** What was shown in place of the form. */
  replacedBy: ModalView | undefined;
  /** What it was given last. */
  given?: {
    readonly blocks: readonly unknown[];
    readonly hash: string | undefined;
    readonly context: string | undefined;
  };
}

export function createOpenForms(): OpenForms {
  const forms = new LRUCache<string, OpenForm>({ max: MAX_FORMS });
  const formOf = (id: string): OpenForm => {
    const form = forms.get(id) ?? { running: new Set(), answers: 0, errors: [], replacedBy: undefined };
    forms.set(id, form);
    return form;
  };
  return {
    update: async (changed, work) => {
      const form = formOf(changed.view.id);
      const running = work(showIn(form, changed));
      form.running.add(running);
      return running.finally(() => form.running.delete(running));
    },
    settled: async (id, maxMs) => {
      const { running = [] } = forms.get(id) ?? {};
      await settlesWithin(Promise.allSettled(running), maxMs);
    },
    accepted: (id, show) => {
      const form = formOf(id);
      form.answers += 1;
      form.errors = [];
      form.replacedBy = show;
      delete form.given;
    },
    refused: (view, errors) => {
      const form = formOf(view.id);
      form.answers += 1;
      form.errors = Object.entries(errors).map(([block, text]) => formError(view, block, text));
      form.replacedBy = undefined;
      return atBlocksOf(form.given?.blocks ?? view.blocks, errors);
    },
    hashOf: (id) => forms.get(id)?.given?.hash,
    contextOf: (id) => forms.get(id)?.given?.context,
  };
}

/** Shows what follows from a change in a form, as the answers to its submissions allow. */
function showIn(form: OpenForm, { view, client, texts }: Changed): Show {
  const answersBefore = form.answers;
  const send = async (shown: ModalView, hash: string | undefined): Promise<Shown> => {
    try {
      const given = await client.views.update({ view_id: view.id, view: shown, ...(hash !== undefined && { hash }) });
      form.given = { blocks: shown.blocks, hash: given.view?.hash, context: shown.private_metadata };
      return 'shown';
    } catch (error) {
      if (isSlackError(error, 'hash_conflict')) return 'conflict';
      // Closed meanwhile: nobody looks at it any more.
      if (isSlackError(error, 'not_found')) return 'over';
      throw error;
    }
  };
  return async (shown, hash) => {
    const isAnswered = form.answers !== answersBefore;
    if (isAnswered && form.errors.length === 0) return 'over';
    const answers = form.answers;
    // What was put right since needs no word any more; of what is on its way since before, nothing was.
    const open = isAnswered ? form.errors : form.errors.filter((error) => !isTouched(error, view));
    const sent = await send(withErrors(shown, open, texts), hash);
    if (sent !== 'shown' || form.answers === answers) return sent;
    // The submission was answered while this was on its way, and may have been covered by it.
    if (form.errors.length > 0) return send(withErrors(shown, form.errors, texts), form.given?.hash);
    if (form.replacedBy !== undefined && hash === undefined) await send(form.replacedBy, form.given?.hash);
    return 'over';
  };
}

function formError({ blocks, state }: ViewOutput, block: string, text: string): FormError {
  const labelled = blocks.find(({ block_id }) => block_id === block);
  const label = labelled !== undefined && 'label' in labelled ? labelled.label.text : undefined;
  return { field: fieldOfBlock(block), label, text, held: JSON.stringify(state.values?.[block] ?? {}) };
}

/** Whether the field of an error holds something else than when it was refused. */
function isTouched({ field, held }: FormError, { state }: Changed['view']): boolean {
  const block = Object.keys(state.values ?? {}).find((one) => fieldOfBlock(one) === field);
  return block === undefined || JSON.stringify(state.values[block]) !== held;
}

/** Errors at the blocks that a form has: those of another time of the same field, or the first one. */
function atBlocksOf(blocks: readonly unknown[], errors: Readonly<Record<string, string>>): Record<string, string> {
  const inputs = inputBlocks({ blocks });
  const at: Record<string, string> = {};
  for (const [block, text] of Object.entries(errors)) {
    const there = inputs.includes(block) ? block : inputs.find((one) => fieldOfBlock(one) === fieldOfBlock(block));
    const place = there ?? inputs[0] ?? block;
    at[place] ??= text;
  }
  return at;
}
