import type { Overflow } from '@slack/types';
import { Icon } from '../components/Icon.tsx';
import { Menu } from '../components/Menu.tsx';
import { withEmoji } from '../text/emoji.ts';
import { type Placement, useField } from './useField.ts';

/** A menu behind three dots. */
export function OverflowElement(props: { readonly element: Overflow; readonly placement: Placement }) {
  const { element, placement } = props;
  const field = useField(element, placement);
  const choose = (option: Overflow['options'][number]) => {
    if (option.url) window.open(option.url, '_blank', 'noopener');
    field.set(option);
  };
  return (
    <Menu
      label="More actions"
      className="button button-icon"
      trigger={<Icon name="more" />}
      items={element.options.map((option) => ({
        key: option.value ?? option.text.text,
        label: withEmoji(option.text.text),
        run: () => choose(option),
      }))}
    />
  );
}
