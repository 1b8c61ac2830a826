import type { RichTextBlock, RichTextInput } from '@slack/types';
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { withEmoji } from '../text/emoji.ts';
import { ariaOf, focusMark } from './aria.ts';
import { COMMANDS, commandOf } from './rich/commands.ts';
import { richTextOf } from './rich/from-dom.ts';
import { Toolbar } from './rich/Toolbar.tsx';
import { fillEditor } from './rich/to-dom.ts';
import { type Placement, useField } from './useField.ts';

const isRichText = (value: unknown): value is RichTextBlock =>
  typeof value === 'object' && value !== null && 'elements' in value;

const NONE: ReadonlySet<string> = new Set();

/** What the text at the caret has, for the toolbar. */
const formats = (): ReadonlySet<string> => new Set(COMMANDS.filter(({ isOn }) => isOn()).map(({ name }) => name));

/** A rich text with a toolbar and Slack's own keys; the app gets a rich text block. */
export function RichTextElement(props: { readonly element: RichTextInput; readonly placement: Placement }) {
  const { element, placement } = props;
  const field = useField(element, placement);
  const editor = useRef<HTMLDivElement>(null);
  const [on, setOn] = useState(NONE);
  const first = useRef(isRichText(field.value) ? field.value : undefined);
  const isBlank = !isRichText(field.value);
  useLayoutEffect(() => {
    if (editor.current) fillEditor(editor.current, first.current);
  }, []);

  const changed = () => {
    if (!editor.current) return;
    setOn(formats());
    field.set(richTextOf(editor.current), false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event.nativeEvent);
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    command.run();
    changed();
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
  };
  return (
    <div className={placement.invalid ? 'rich rich-invalid' : 'rich'}>
      <Toolbar label={placement.label} on={on} onDone={changed} />
      {/* biome-ignore lint/a11y/useSemanticElements: no other element can be written into with formats */}
      <div
        ref={editor}
        className="rich-editor mrkdwn"
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        contentEditable
        suppressContentEditableWarning
        data-placeholder={isBlank ? withEmoji(element.placeholder?.text ?? '') : undefined}
        onInput={changed}
        onKeyDown={onKeyDown}
        onKeyUp={() => setOn(formats())}
        onMouseUp={() => setOn(formats())}
        onPaste={onPaste}
        onFocus={field.onFocus}
        onBlur={() => {
          field.onBlur();
          if (placement.dispatches && editor.current) void field.tell(richTextOf(editor.current));
        }}
        {...ariaOf(placement)}
        {...focusMark(element.focus_on_load)}
      />
    </div>
  );
}
