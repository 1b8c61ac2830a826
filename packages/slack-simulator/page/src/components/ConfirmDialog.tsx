import type { Confirm } from '@slack/types';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { TextOf } from '../blocks/TextOf.tsx';
import { withEmoji } from '../text/emoji.ts';
import { useModalDialog } from './useModalDialog.ts';

type Ask = (confirm: Confirm) => Promise<boolean>;
const ConfirmContext = createContext<Ask>(() => Promise.resolve(true));

/** Asks the person what an app wants confirmed; resolves with the answer. */
export const useConfirm = () => useContext(ConfirmContext);

interface Open {
  readonly confirm: Confirm;
  readonly answer: (yes: boolean) => void;
}

function Dialog({ confirm, answer }: Open) {
  const dialog = useModalDialog(() => answer(false));
  return (
    <dialog
      {...dialog}
      role="alertdialog"
      className="dialog dialog-small"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
    >
      <h2 id="confirm-title">{withEmoji(confirm.title?.text ?? 'Are you sure?')}</h2>
      <div id="confirm-text" className="dialog-text">
        <TextOf text={confirm.text} />
      </div>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => answer(false)}>
          {withEmoji(confirm.deny?.text ?? 'Cancel')}
        </button>
        <button
          type="button"
          className={`button button-${confirm.style ?? 'primary'}`}
          data-focus-first=""
          onClick={() => answer(true)}
        >
          {withEmoji(confirm.confirm?.text ?? 'Yes')}
        </button>
      </div>
    </dialog>
  );
}

/** Gives everything below it {@link useConfirm}. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<Open>();
  const ask = useCallback<Ask>(
    (confirm) =>
      new Promise((resolve) => {
        const answer = (yes: boolean) => {
          setOpen(undefined);
          resolve(yes);
        };
        setOpen({ confirm, answer });
      }),
    [],
  );
  return (
    <ConfirmContext value={ask}>
      {children}
      {open && <Dialog {...open} />}
    </ConfirmContext>
  );
}
