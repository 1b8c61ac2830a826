import { useState } from 'react';
import { useDirectory } from '../state/workspace.tsx';
import { withEmoji } from '../text/emoji.ts';
import { type AnySelect, type Choice, choicesOf, chosenOf, matching } from './choices.ts';
import { Picker } from './Picker.tsx';
import { useExternalChoices } from './useExternalChoices.ts';
import { type Placement, useField } from './useField.ts';

/** Slack asks for three characters unless the app says otherwise. */
const MINIMUM = 3;

/** Any of Slack's selects: of options, people, conversations or channels, for one or for many. */
export function SelectElement({ element, placement }: { readonly element: AnySelect; readonly placement: Placement }) {
  const field = useField(element, placement);
  const directory = useDirectory();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  const asks =
    isExternal && open
      ? {
          blockId: placement.blockId,
          actionId: element.action_id ?? '',
          minimum: element.min_query_length ?? MINIMUM,
        }
      : undefined;
  const external = useExternalChoices(asks, query);
  const own = choicesOf(element, directory);
  const many = element.type.startsWith('multi_');
  const chosen = chosenOf(field.value, own);
  const most = 'max_selected_items' in element ? element.max_selected_items : undefined;
  const full = most !== undefined && chosen.length >= most;

  const pick = (choice: Choice) => {
    if (!many) field.set(choice.value);
    else if (chosen.some((one) => one.key === choice.key)) remove(choice);
    else if (!full) field.set([...chosen, choice].map((one) => one.value));
  };
  const remove = (choice: Choice) => {
    if (!many) field.set(undefined);
    else field.set(chosen.filter((one) => one.key !== choice.key).map((one) => one.value));
  };
  return (
    <Picker
      many={many}
      choices={isExternal ? external.choices : matching(own, query)}
      chosen={chosen}
      note={full ? `At most ${most}` : external.note}
      query={query}
      onQuery={setQuery}
      open={open}
      onOpen={setOpen}
      onPick={pick}
      onRemove={remove}
      clearable={!many && placement.role === 'input' && !placement.required}
      placeholder={withEmoji(element.placeholder?.text ?? 'Choose…')}
      placement={placement}
      focusFirst={element.focus_on_load === true}
      onFocus={field.onFocus}
      onBlur={field.onBlur}
    />
  );
}
