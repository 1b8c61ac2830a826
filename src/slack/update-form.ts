import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { isSlackError } from './slack-error.ts';

/** The last choice counts: where another one came in between, the form is updated once more without its hash. */
export async function updateForm(
  client: WebClient,
  view: { readonly id: string; readonly hash: string },
  form: ModalView,
): Promise<void> {
  try {
    await client.views.update({ view_id: view.id, hash: view.hash, view: form });
  } catch (error) {
    if (!isSlackError(error, 'hash_conflict')) throw error;
    await client.views.update({ view_id: view.id, view: form });
  }
}
