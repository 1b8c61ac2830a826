import type { RichTextBlock, RichTextInput } from '@slack/types';
import { useAutoHeight } from '../components/useAutoHeight.ts';
import { plainOfRichText } from '../text/rich-text.ts';
import { ariaOf, focusMark } from './aria.ts';
import { type Placement, useField } from './useField.ts';

const isRichText = (value: unknown): value is RichTextBlock =>
  typeof value === 'object' && value !== null && 'elements' in value;

const asRichText = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

/** A rich text, written as plain text: the value that the app gets is a rich text block of one section. */
export function RichTextElement(props: { readonly element: RichTextInput; readonly placement: Placement }) {
  const { element, placement } = props;
  const field = useField(element, placement);
  const text = isRichText(field.value) ? plainOfRichText(field.value) : '';
  const area = useAutoHeight(text);
  return (
    <textarea
      className="input"
      rows={3}
      ref={area}
      value={text}
      onFocus={field.onFocus}
      onBlur={field.onBlur}
      onChange={(event) => field.set(event.target.value === '' ? undefined : asRichText(event.target.value), false)}
      placeholder={element.placeholder?.text}
      {...ariaOf(placement)}
      {...focusMark(element.focus_on_load)}
    />
  );
}
