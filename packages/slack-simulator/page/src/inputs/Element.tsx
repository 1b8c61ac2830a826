import { ButtonElement } from './ButtonElement.tsx';
import { ChoiceElement } from './ChoiceElements.tsx';
import { DateOrTimeElement, DateTimeElement } from './DateElements.tsx';
import type { InteractiveElement } from './elements.ts';
import { FileElement } from './FileElement.tsx';
import { OverflowElement } from './OverflowElement.tsx';
import { RichTextElement } from './RichTextElement.tsx';
import { SelectElement } from './SelectElement.tsx';
import { TextElement } from './TextElement.tsx';
import type { Placement } from './useField.ts';

/** Whatever can be clicked or typed into, by its type. */
export function Element(props: { readonly element: InteractiveElement; readonly placement: Placement }) {
  const { element, placement } = props;
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement element={element} placement={placement} />;
    case 'overflow':
      return <OverflowElement element={element} placement={placement} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <TextElement element={element} placement={placement} />;
    case 'rich_text_input':
      return <RichTextElement element={element} placement={placement} />;
    case 'datepicker':
    case 'timepicker':
      return <DateOrTimeElement element={element} placement={placement} />;
    case 'datetimepicker':
      return <DateTimeElement element={element} placement={placement} />;
    case 'radio_buttons':
    case 'checkboxes':
      return <ChoiceElement element={element} placement={placement} />;
    case 'file_input':
      return <FileElement element={element} placement={placement} />;
    default:
      return <SelectElement element={element} placement={placement} />;
  }
}
