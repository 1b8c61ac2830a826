import { Fragment, useEffect, useRef } from 'react';
import { Icon } from '../components/Icon.tsx';
import type { Choice } from './choices.ts';

interface Props {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly Choice[];
  readonly many: boolean;
  readonly note: string;
  /** The highlighted line. */
  readonly at: number;
  readonly onPick: (choice: Choice) => void;
}

/** Scrolls the frame, and nothing around it as `scrollIntoView` would, until the line is seen. */
function reveal(line: HTMLElement, frame: HTMLElement): void {
  const inner = line.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top + 4;
  else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom + 4;
}

/** The open list of a picker. The focus stays in the picker's input; the highlight is told by `aria-activedescendant`. */
export function ChoiceList({ id, choices, chosen, many, note, at, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the highlight moves
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('[data-highlighted]');
    const frame = list.current?.closest<HTMLElement>('.floating') ?? list.current;
    if (line && frame) reveal(line, frame);
  }, [at]);
  return (
    <div id={id} role="listbox" aria-multiselectable={many} className="choice-list" ref={list} tabIndex={-1}>
      {choices.map((choice, index) => {
        const isChosen = chosen.some((one) => one.key === choice.key);
        return (
          <Fragment key={choice.key}>
            {choice.group !== undefined && choice.group !== choices[index - 1]?.group && (
              <div className="choice-group" role="presentation">
                {choice.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox */}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={isChosen}
              data-highlighted={index === at ? '' : undefined}
              className="choice-line"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(choice)}
            >
              <span className="choice-label">{choice.label}</span>
              {choice.hint && <span className="choice-hint">{choice.hint}</span>}
              {isChosen && <Icon name="check" />}
            </div>
          </Fragment>
        );
      })}
      {(choices.length === 0 || note) && <div className="choice-note">{note || 'Nothing found'}</div>}
    </div>
  );
}
