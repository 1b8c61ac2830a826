import type { ContextActionsBlock, FeedbackButtons, IconButton } from '@slack/types';
import { useState } from 'react';
import { useConfirm } from '../components/ConfirmDialog.tsx';
import { Icon } from '../components/Icon.tsx';
import { useSurface } from '../inputs/surface.tsx';
import { useDirectory } from '../state/workspace.tsx';
import { withEmoji } from '../text/emoji.ts';

type Of<T> = { readonly element: T; readonly blockId: string };

/** Two thumbs; the one that was pressed stays marked. */
function Feedback({ element, blockId }: Of<FeedbackButtons>) {
  const { dispatch } = useSurface();
  const [pressed, setPressed] = useState<string>();
  const buttons = [
    { ...element.positive_button, icon: 'thumbUp' as const },
    { ...element.negative_button, icon: 'thumbDown' as const },
  ];
  return buttons.map(({ icon, text, value, accessibility_label: label }) => (
    <button
      type="button"
      key={icon}
      className="button button-quiet"
      aria-pressed={pressed === value}
      aria-label={label}
      onClick={() => {
        setPressed(value);
        void dispatch(blockId, element.action_id ?? '', { type: element.type, value });
      }}
    >
      <Icon name={icon} /> {withEmoji(text.text)}
    </button>
  ));
}

/** A small button with a sign, for those whom the app names, or for all. */
function WithIcon({ element, blockId }: Of<IconButton>) {
  const { dispatch } = useSurface();
  const { me } = useDirectory();
  const confirm = useConfirm();
  const { value, visible_to_user_ids: visibleTo } = element;
  if (visibleTo && !visibleTo.includes(me.id)) return null;
  const click = async () => {
    if (element.confirm && !(await confirm(element.confirm))) return;
    await dispatch(blockId, element.action_id ?? '', { type: element.type, ...(value !== undefined && { value }) });
  };
  return (
    <button
      type="button"
      className="button button-quiet"
      aria-label={element.accessibility_label}
      onClick={() => void click()}
    >
      <Icon name={element.icon === 'trash' ? 'trash' : 'more'} /> {withEmoji(element.text.text)}
    </button>
  );
}

/** A row of small buttons below a message: feedback, or what an app has for it. */
export function ContextActions({ block }: { readonly block: ContextActionsBlock }) {
  const blockId = block.block_id ?? '';
  return (
    <div className="actions actions-small">
      {block.elements.map((element, index) => {
        const key = element.action_id ?? index;
        if (element.type === 'icon_button') return <WithIcon key={key} element={element} blockId={blockId} />;
        return <Feedback key={key} element={element} blockId={blockId} />;
      })}
    </div>
  );
}
