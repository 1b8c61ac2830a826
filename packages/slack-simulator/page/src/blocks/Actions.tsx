import type { ActionsBlock } from '@slack/types';
import { Element } from '../inputs/Element.tsx';
import { withEmoji } from '../text/emoji.ts';

const named = (element: ActionsBlock['elements'][number]): string => {
  if ('placeholder' in element && element.placeholder) return withEmoji(element.placeholder.text);
  return 'Choice';
};

/** A row of buttons and other elements that act at once. */
export function Actions({ block }: { readonly block: ActionsBlock }) {
  return (
    <div className="actions">
      {block.elements.map((element, index) => (
        <Element
          key={element.action_id ?? index}
          element={element}
          placement={{
            blockId: block.block_id ?? '',
            role: 'action',
            dispatches: true,
            label: named(element),
            invalid: false,
            required: false,
          }}
        />
      ))}
    </div>
  );
}
