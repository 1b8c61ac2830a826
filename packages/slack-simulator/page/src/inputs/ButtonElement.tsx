import type { Button, WorkflowButton } from '@slack/types';
import { useState } from 'react';
import { useConfirm } from '../components/ConfirmDialog.tsx';
import { withEmoji } from '../text/emoji.ts';
import { useSurface } from './surface.tsx';
import type { Placement } from './useField.ts';

/** A button of an app. Busy from the click until the app was told. */
export function ButtonElement(props: { readonly element: Button | WorkflowButton; readonly placement: Placement }) {
  const { element, placement } = props;
  const { dispatch } = useSurface();
  const confirm = useConfirm();
  const [busy, setBusy] = useState(false);
  const onClick = async () => {
    if (element.confirm && !(await confirm(element.confirm))) return;
    if (element.type === 'button' && element.url) window.open(element.url, '_blank', 'noopener');
    setBusy(true);
    const value = element.type === 'button' ? element.value : undefined;
    await dispatch(placement.blockId, element.action_id ?? '', {
      type: element.type,
      ...(value !== undefined && { value }),
    });
    setBusy(false);
  };
  return (
    <button
      type="button"
      className={`button ${element.style ? `button-${element.style}` : ''}`}
      aria-label={element.accessibility_label}
      aria-busy={busy}
      onClick={() => void onClick()}
    >
      {withEmoji(element.text.text)}
    </button>
  );
}
