import { createHash } from 'node:crypto';
import type { BlockAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { settlesWithin } from '../concurrency/settles-within.ts';
import type { Logger } from '../logger.ts';
import type { FormError, FormState, GivenForm, OpenFormStore } from '../ports/open-forms.ts';
import type { Texts } from '../text/index.ts';
import { inputBlocks } from './form-errors.ts';
import { fieldOfBlock } from './ids.ts';
import { isSlackError } from './slack-error.ts';
import { withErrors } from './views/form-errors-note.ts';

/** Forms that are open at once; of one that falls out a late update is not kept from covering what was answered. */
const MAX_FORMS = 1000;
/** Slack waits: where the store is slower, what this instance knows has to do. */
const STORE_TIMEOUT_MS = 500;

/**
 * What became of a form that was to be shown. `over`: the form was submitted meanwhile, or closed, or shows already what
 * followed from something later.
 */
export type Shown = 'shown' | 'conflict' | 'over';

/** Shows a form in the place of the one that is open. With a hash, only where the form is still what it was then. */
export type Show = (form: ModalView, hash: string | undefined) => Promise<Shown>;

/** A form as somebody changed something in it. */
export interface Changed {
  readonly view: Pick<ViewOutput, 'id' | 'state'>;
  /** What they did; its time says which of two things came first, whichever instance they came to. */
  readonly actions: readonly Pick<BlockAction['actions'][number], 'action_ts'>[];
  readonly client: WebClient;
  readonly texts: Texts;
}

/**
 * The forms that are open, what is on its way to them, and what their last submission was answered. Slack takes an
 * update with the hash of before also after it has shown errors, as these leave the hash as it is, and an update takes
 * errors away: so that no error vanishes without a word, a submission waits for updates on their way, and whatever comes
 * after it brings its errors along. The next request about a form may come to another instance, so what is known of it is
 * stored; what is on its way is known to the instance alone that sent it.
 */
export interface OpenForms {
  /** Does work that shows a form, and knows of it until it is done. */
  update<T>(changed: Changed, work: (show: Show) => Promise<T>): Promise<T>;
  /** Waits for what is on its way to a form, for so many milliseconds at the most. */
  settled(view: string, maxMs: number): Promise<void>;
  /**
   * A submission was accepted: what is on its way to the form is not shown any more. `show` comes in its place; without it
   * the form closes.
   */
  accepted(view: string, show?: ModalView): Promise<void>;
  /** A submission was refused. The errors as Slack takes them: at blocks that the form has now. */
  refused(view: ViewOutput, errors: Readonly<Record<string, string>>): Promise<Record<string, string>>;
  /** The hash that a form was given last. */
  hashOf(view: string): Promise<string | undefined>;
  /** What the form that was given last holds for the bot. */
  contextOf(view: string): Promise<string | undefined>;
}

export interface OpenFormsOptions {
  readonly store: OpenFormStore;
  readonly logger: Logger;
  /** How many times as long as usual the store is waited for; 1 where absent. */
  readonly waitFactor?: number;
}

interface OpenForm {
  readonly running: Set<Promise<unknown>>;
  /** As it was last heard of. */
  state: FormState;
  /** What was shown in place of the form. */
  replacedBy: ModalView | undefined;
}

export function createOpenForms({ store, logger, waitFactor = 1 }: OpenFormsOptions): OpenForms {
  const forms = new LRUCache<string, OpenForm>({ max: MAX_FORMS });
  const formOf = (id: string): OpenForm => {
    const form = forms.get(id) ?? { running: new Set(), state: { answers: 0, errors: [] }, replacedBy: undefined };
    forms.set(id, form);
    return form;
  };
  /** What the store says, or this instance where the store does not say it in time. */
  const stateOf = async (id: string, asked: Promise<FormState | undefined>, own?: FormState): Promise<FormState> => {
    const form = formOf(id);
    if (own !== undefined) form.state = own;
    const answered = asked.catch((error: unknown) => {
      logger.warn({ error }, 'the store did not say what is known of a form');
      return undefined;
    });
    if (await settlesWithin(answered, waitFactor * STORE_TIMEOUT_MS)) form.state = (await answered) ?? form.state;
    return form.state;
  };
  const known = (id: string) => stateOf(id, store.get(id));

  /** Shows what follows from a change in a form, as the answers to its submissions allow. */
  const showIn = ({ view, actions, client, texts }: Changed, before: Promise<FormState>): Show => {
    const at = actions[0]?.action_ts ?? '';
    const send = async (shown: ModalView, hash: string | undefined): Promise<Shown> => {
      try {
        const given = await client.views.update({ view_id: view.id, view: shown, ...(hash !== undefined && { hash }) });
        const inputs = inputBlocks(shown);
        const now = { hash: given.view?.hash, context: shown.private_metadata, inputs, at };
        await stateOf(view.id, store.give(view.id, now), { ...formOf(view.id).state, given: now });
        return 'shown';
      } catch (error) {
        if (isSlackError(error, 'hash_conflict')) return 'conflict';
        // Closed meanwhile: nobody looks at it any more.
        if (isSlackError(error, 'not_found')) return 'over';
        throw error;
      }
    };
    /** The submission was answered while this was on its way, and may have been covered by it. */
    const repair = async (shown: ModalView, hash: string | undefined): Promise<Shown> => {
      const { state, replacedBy } = formOf(view.id);
      if (state.errors.length > 0) return send(withErrors(shown, state.errors, texts), state.given?.hash);
      if (replacedBy !== undefined && hash === undefined) await send(replacedBy, state.given?.hash);
      return 'over';
    };
    return async (shown, hash) => {
      const now = await known(view.id);
      const errors = errorsToShow(now, await before, { view, at });
      if (errors === undefined) return 'over';
      const sent = await send(withErrors(shown, errors, texts), hash);
      const isAnsweredSince = formOf(view.id).state.answers !== now.answers;
      return sent === 'shown' && isAnsweredSince ? repair(shown, hash) : sent;
    };
  };

  return {
    update: async (changed, work) => {
      const { id } = changed.view;
      const form = formOf(id);
      const running = work(showIn(changed, known(id)));
      form.running.add(running);
      return running.finally(() => form.running.delete(running));
    },
    settled: async (id, maxMs) => {
      const { running = [] } = forms.get(id) ?? {};
      await settlesWithin(Promise.allSettled(running), maxMs);
    },
    accepted: async (id, show) => {
      const form = formOf(id);
      form.replacedBy = show;
      const own = { answers: form.state.answers + 1, errors: [] };
      // What is on its way to a form that closes finds it closed.
      if (show === undefined) form.state = own;
      else await stateOf(id, store.answer(id, []), own);
    },
    refused: async (view, errors) => {
      const form = formOf(view.id);
      form.replacedBy = undefined;
      const found = Object.entries(errors).map(([block, text]) => formError(view, block, text));
      const own = { ...form.state, answers: form.state.answers + 1, errors: found };
      const { given } = await stateOf(view.id, store.answer(view.id, found), own);
      return atBlocksOf(given?.inputs ?? inputBlocks(view), errors);
    },
    hashOf: async (view) => (await known(view)).given?.hash,
    contextOf: async (view) => (await known(view)).given?.context,
  };
}

/** The errors that what is to be shown brings along; undefined where it is not to be shown any more. */
function errorsToShow(
  { answers, errors, given }: FormState,
  before: FormState,
  { view, at }: Pick<Changed, 'view'> & Pick<GivenForm, 'at'>,
): readonly FormError[] | undefined {
  if (Number(given?.at ?? 0) > Number(at)) return undefined;
  // What was put right since needs no word any more; of what is on its way since before, nothing was.
  if (answers === before.answers) return errors.filter((error) => !isTouched(error, view));
  return errors.length === 0 ? undefined : errors;
}

function formError({ blocks, state }: ViewOutput, block: string, text: string): FormError {
  const labelled = blocks.find(({ block_id }) => block_id === block);
  const label = labelled !== undefined && 'label' in labelled ? labelled.label.text : undefined;
  return { field: fieldOfBlock(block), label, text, held: hashOfContent(state.values?.[block]) };
}

/** What somebody typed is not stored for this. */
function hashOfContent(values: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(values ?? {}))
    .digest('base64url');
}

/** Whether the field of an error holds something else than when it was refused. */
function isTouched({ field, held }: FormError, { state }: Changed['view']): boolean {
  const block = Object.keys(state.values ?? {}).find((one) => fieldOfBlock(one) === field);
  return block === undefined || hashOfContent(state.values[block]) !== held;
}

/** Errors at the blocks that a form has: those of another time of the same field, or the first one. */
function atBlocksOf(inputs: readonly string[], errors: Readonly<Record<string, string>>): Record<string, string> {
  const at: Record<string, string> = {};
  for (const [block, text] of Object.entries(errors)) {
    const there = inputs.includes(block) ? block : inputs.find((one) => fieldOfBlock(one) === fieldOfBlock(block));
    const place = there ?? inputs[0] ?? block;
    at[place] ??= text;
  }
  return at;
}
