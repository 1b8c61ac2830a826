import { Icon } from '../components/Icon.tsx';
import type { Choice } from './choices.ts';

/** What was chosen in a picker for many, each with a button that takes it away. */
export function Chips(props: { readonly chosen: readonly Choice[]; readonly onRemove: (choice: Choice) => void }) {
  return props.chosen.map((choice) => (
    <span className="chip" key={choice.key}>
      {choice.label}
      <button type="button" aria-label={`Remove ${choice.label}`} onClick={() => props.onRemove(choice)}>
        <Icon name="close" />
      </button>
    </span>
  ));
}
