import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';

interface Toast {
  readonly id: number;
  readonly text: string;
}
/** More than these would cover the page; the oldest goes. */
const MOST = 3;
const SHOWN_MS = 7_000;

const ToastContext = createContext<(text: string) => void>(() => undefined);

/** Tells the person about something that went wrong outside of any field. */
export const useToast = () => useContext(ToastContext);

/** Shows short notes at the bottom, read out by screen readers, for seven seconds. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (text: string) => {
      const id = performance.now();
      setToasts((all) => [...all.filter((toast) => toast.text !== text), { id, text }].slice(-MOST));
      setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );
  const shelf = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Shown anew each time, so that it stands above a dialog that was opened since.
    shelf.current?.hidePopover();
    if (toasts.length > 0) shelf.current?.showPopover();
  }, [toasts]);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="alert" popover="manual" ref={shelf}>
        {toasts.map((toast) => (
          <div className="toast" key={toast.id}>
            <span>{toast.text}</span>
            <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => drop(toast.id)}>
              ×
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
