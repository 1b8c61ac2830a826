import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Floating } from './Floating.tsx';

interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  readonly checked?: boolean;
  readonly run: () => void;
}

interface Props {
  readonly label: string;
  readonly className: string;
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
  readonly testId?: string;
}

function MenuLine({ item, onRun }: { readonly item: MenuItem; readonly onRun: () => void }) {
  const content = (
    <>
      <span>{item.label}</span>
      {item.hint && <span className="choice-hint">{item.hint}</span>}
    </>
  );
  if (item.checked === undefined)
    return (
      <button type="button" role="menuitem" className="menu-line" onClick={onRun}>
        {content}
      </button>
    );
  return (
    <button type="button" role="menuitemradio" aria-checked={item.checked} className="menu-line" onClick={onRun}>
      {content}
    </button>
  );
}

/** A button that opens a menu (ARIA Authoring Practices, "Menu Button"). */
export function Menu({ label, className, trigger, items, align = 'end', testId }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown') lines[(at + 1) % lines.length]?.focus();
    else if (event.key === 'ArrowUp') lines.at(at - 1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        <Floating anchor={button} align={align}>
          <div
            role="menu"
            tabIndex={-1}
            aria-label={label}
            className="menu"
            ref={list}
            onKeyDown={onKeyDown}
            onBlur={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== button.current)
                setOpen(false);
            }}
          >
            {items.map((item) => (
              <MenuLine
                key={item.key}
                item={item}
                onRun={() => {
                  close();
                  item.run();
                }}
              />
            ))}
          </div>
        </Floating>
      )}
    </>
  );
}
