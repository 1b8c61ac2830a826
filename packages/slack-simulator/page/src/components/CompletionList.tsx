import type { Completion } from '../text/completion.ts';

interface Props {
  readonly id: string;
  readonly offers: readonly Completion[];
  readonly at: number;
  readonly onTake: (one: Completion) => void;
}

/** What the composer offers to complete, above it. */
export function CompletionList({ id, offers, at, onTake }: Props) {
  return (
    <div className="completions" role="listbox" id={id} aria-label="Suggestions" tabIndex={-1}>
      {offers.map((offer, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the composer
        <div
          key={offer.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          data-highlighted={index === at ? '' : undefined}
          className="completion"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer)}
        >
          <span className="completion-label">{offer.label}</span>
          {offer.hint && <span className="choice-hint">{offer.hint}</span>}
        </div>
      ))}
      <div className="completion-keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> to choose · <kbd>Tab</kbd> to complete · <kbd>Enter</kbd> to send
      </div>
    </div>
  );
}
