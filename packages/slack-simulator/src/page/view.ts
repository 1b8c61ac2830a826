import type { View } from '@slack/types';
import type { StoredView } from '../model.ts';

/** A stored view in the form in which an app hands it over. */
export function viewFor(view: StoredView): View {
  const { callbackId: callback_id, privateMetadata: private_metadata, blocks } = view;
  if (view.type === 'home') return { type: 'home', blocks, callback_id, private_metadata };
  return {
    type: 'modal',
    title: view.title,
    blocks,
    callback_id,
    private_metadata,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    ...(view.submit === null ? {} : { submit: view.submit }),
    ...(view.close === null ? {} : { close: view.close }),
  };
}
