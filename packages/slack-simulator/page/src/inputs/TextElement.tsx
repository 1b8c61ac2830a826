import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import type { KeyboardEvent } from 'react';
import { useAutoHeight } from '../components/useAutoHeight.ts';
import { withEmoji } from '../text/emoji.ts';
import { ariaOf, focusMark } from './aria.ts';
import { asText } from './elements.ts';
import { useSurface } from './surface.tsx';
import type { Placement } from './useField.ts';
import { useField } from './useField.ts';

type TextLike = PlainTextInput | NumberInput | EmailInput | URLInput;

const KEYBOARDS = {
  plain_text_input: { type: 'text', inputMode: 'text' },
  number_input: { type: 'text', inputMode: 'decimal' },
  email_text_input: { type: 'email', inputMode: 'email' },
  url_text_input: { type: 'url', inputMode: 'url' },
} as const;

/** A single-line or multi-line text, a number, an email address or a web address. */
export function TextElement({ element, placement }: { readonly element: TextLike; readonly placement: Placement }) {
  const field = useField(element, placement);
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const { tellAtRest } = useSurface();
  const listens = placement.dispatches && triggers.includes('on_character_entered');
  const multiline = element.type === 'plain_text_input' && element.multiline === true;
  const value = asText(field.value);
  const area = useAutoHeight(value);

  const onKeyDown = (event: KeyboardEvent) => {
    const tells = placement.dispatches && triggers.includes('on_enter_pressed');
    if (event.key !== 'Enter' || event.shiftKey || multiline || !tells) return;
    event.preventDefault();
    void field.tell(value);
  };
  const shared = {
    value,
    onFocus: field.onFocus,
    onBlur: field.onBlur,
    onKeyDown,
    onChange: (event: { target: { value: string } }) => {
      // Slack's numbers have a point, also where people write a comma.
      const text = element.type === 'number_input' ? event.target.value.replace(',', '.') : event.target.value;
      field.set(text, false);
      if (listens) tellAtRest(placement.blockId, element.action_id ?? '', () => field.tell(text));
    },
    placeholder: element.placeholder && withEmoji(element.placeholder.text),
    ...ariaOf(placement),
    ...focusMark(element.focus_on_load),
  };
  const most = element.type === 'plain_text_input' ? element.max_length : undefined;
  return (
    <div className="text-field">
      {multiline ? (
        <textarea className="input" rows={2} ref={area} {...shared} />
      ) : (
        <input
          className={element.type === 'number_input' ? 'input input-number' : 'input'}
          autoComplete="off"
          {...KEYBOARDS[element.type]}
          {...shared}
        />
      )}
      {most !== undefined && value.length > most * 0.8 && (
        <span className={value.length > most ? 'counter counter-over' : 'counter'}>
          {value.length} / {most}
        </span>
      )}
    </div>
  );
}
