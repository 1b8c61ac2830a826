import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** The last choice counts: where another one came in between, the form is updated once more without its hash. */
export async function updateForm(
  client: WebClient,
  view: { readonly id: string; readonly hash: string },
  form: ModalView,
): Promise<void> {
  try {
    await client.views.update({ view_id: view.id, hash: view.hash, view: form });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError && error.data.error === 'hash_conflict')) throw error;
    await client.views.update({ view_id: view.id, view: form });
  }
}
