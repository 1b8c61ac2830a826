import type { ContextActionsBlock, ContextActionsBlockElement } from '@slack/types';
import { useConfirm } from '../components/ConfirmDialog.tsx';
import { useSurface } from '../inputs/surface.tsx';
import { withEmoji } from '../text/emoji.ts';

/** One small button of such a row. */
interface Choice {
  readonly label: string;
  readonly value: string | undefined;
}

function choicesOf(element: ContextActionsBlockElement): readonly Choice[] {
  if (element.type === 'icon_button') return [{ label: element.text.text, value: element.value }];
  return [element.positive_button, element.negative_button].map(({ text, value }) => ({ label: text.text, value }));
}

function Buttons({ element, blockId }: { readonly element: ContextActionsBlockElement; readonly blockId: string }) {
  const { dispatch } = useSurface();
  const confirm = useConfirm();
  const click = async (value: string | undefined) => {
    const asked = element.type === 'icon_button' ? element.confirm : undefined;
    if (asked && !(await confirm(asked))) return;
    await dispatch(blockId, element.action_id ?? '', { type: element.type, ...(value !== undefined && { value }) });
  };
  return choicesOf(element).map(({ label, value }) => (
    <button type="button" key={label} className="button button-quiet" onClick={() => void click(value)}>
      {withEmoji(label)}
    </button>
  ));
}

/** A row of small buttons below a message: feedback, or what an app has for it. */
export function ContextActions({ block }: { readonly block: ContextActionsBlock }) {
  return (
    <div className="actions">
      {block.elements.map((element, index) => (
        <Buttons key={element.action_id ?? index} element={element} blockId={block.block_id ?? ''} />
      ))}
    </div>
  );
}
