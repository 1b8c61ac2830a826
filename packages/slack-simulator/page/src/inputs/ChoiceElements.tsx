import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { TextOf } from '../blocks/TextOf.tsx';
import { asOptions } from './elements.ts';
import { type Placement, useField } from './useField.ts';

interface Props {
  readonly element: RadioButtons | Checkboxes;
  readonly placement: Placement;
}

/** A group of radio buttons or checkboxes. */
export function ChoiceElement({ element, placement }: Props) {
  const field = useField(element, placement);
  const chosen = asOptions(field.value);
  const isChosen = (option: Option) => chosen.some((one) => one.value === option.value);
  const many = element.type === 'checkboxes';
  const toggle = (option: Option) => {
    if (!many) field.set(option);
    else field.set(isChosen(option) ? chosen.filter((one) => one.value !== option.value) : [...chosen, option]);
  };
  return (
    <fieldset
      className="choices"
      role={many ? undefined : 'radiogroup'}
      aria-label={placement.label}
      aria-describedby={placement.describedBy}
      onFocus={field.onFocus}
      onBlur={field.onBlur}
    >
      {element.options.map((option) => (
        <label className="choice" key={option.value ?? option.text.text}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={many ? undefined : `${placement.blockId} ${element.action_id}`}
            checked={isChosen(option)}
            onChange={() => toggle(option)}
          />
          <span>
            <TextOf text={option.text} />
            {option.description && (
              <span className="choice-description">
                <TextOf text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
