import type { InputBlock } from '@slack/types';
import { createContext, useContext, useId } from 'react';
import { Element } from '../inputs/Element.tsx';
import { withEmoji } from '../text/emoji.ts';

/** What is wrong with the inputs of the view around, by block id. */
export const FieldErrors = createContext<Readonly<Record<string, string>>>({});

/** An input with its label, hint and error. */
export function InputField({ block }: { readonly block: InputBlock }) {
  const id = useId();
  const error = useContext(FieldErrors)[block.block_id ?? ''];
  const label = withEmoji(block.label.text);
  const described = [error ? `${id}-error` : '', block.hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-invalid' : 'field'} data-testid="field" data-block-id={block.block_id}>
      <div className="field-label">
        <span id={`${id}-label`}>{label}</span>
        {block.optional && <span className="optional">optional</span>}
      </div>
      <Element
        element={block.element}
        placement={{
          blockId: block.block_id ?? '',
          role: 'input',
          dispatches: block.dispatch_action === true,
          label,
          labelledBy: `${id}-label`,
          describedBy: described || undefined,
          invalid: error !== undefined,
          required: block.optional !== true,
        }}
      />
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {block.hint && (
        <p className="hint" id={`${id}-hint`}>
          {withEmoji(block.hint.text)}
        </p>
      )}
    </div>
  );
}
